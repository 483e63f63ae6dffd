import { expect, test } from "vitest";
import type { RevisionSummary } from "@/lib/datasets/revisions/schemas";
import { foldRevisions, revisionWords } from "./revision-words";

const at = (minute: number, number: number, more: Partial<RevisionSummary> = {}): RevisionSummary => ({
  number,
  origin: "person",
  authorId: "ada",
  createdAt: new Date(Date.UTC(2026, 0, 1, 12, minute)),
  versions: [],
  ...more,
});
const numbers = (revisions: RevisionSummary[]) => foldRevisions(revisions).map(({ number }) => number);

test("saves of one person in one sitting stand as the last of them", () => {
  expect(numbers([at(9, 4), at(5, 3), at(1, 2), at(0, 1)])).toEqual([4, 1]);
});

test("another person, another day, a model's draft and what a version froze stand alone", () => {
  expect(numbers([at(9, 3), at(8, 2, { authorId: "joel" }), at(0, 1)])).toEqual([3, 2, 1]);
  expect(numbers([at(59, 3), at(2, 2), at(0, 1)])).toEqual([3, 2, 1]);
  expect(numbers([at(9, 4), at(8, 3, { origin: "machine" }), at(7, 2), at(0, 1)])).toEqual([4, 3, 2, 1]);
  expect(numbers([at(9, 3), at(8, 2, { versions: [1] }), at(0, 1)])).toEqual([3, 2, 1]);
});

test("each says who did what", () => {
  expect(revisionWords(at(0, 1, { origin: "imported" }), "Amara", "tickets.csv")).toBe("Amara imported it from tickets.csv");
  expect(revisionWords(at(0, 1), "Ines", null)).toBe("Ines wrote it");
  expect(revisionWords(at(0, 2, { origin: "machine" }), "Ines", null)).toBe("A model drafted the answer for Ines");
  expect(revisionWords(at(0, 2), "Ines", null)).toBe("Ines changed it");
});
