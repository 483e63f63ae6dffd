import { expect, test } from "vitest";
import { type Facts, matchedAt, matches } from "./matches";
import { ruleWords } from "./rule-words";
import type { Condition } from "./schemas";

const [asked, later] = [new Date("2026-11-01"), new Date("2026-11-02")];

const facts = (change: Partial<Facts> = {}): Facts => ({
  requestId: "req_1",
  at: asked,
  outcome: "ok",
  format: null,
  isFallback: false,
  text: { question: "Where is my parcel?", answer: "In the SHOP 12." },
  said: [],
  mark: null,
  ...change,
});
const feedback = (kind: string, value: number | null, name = "") => facts({ said: [{ kind, name, value, at: later }] });

const cases: [Condition, Facts, Facts][] = [
  [{ kind: "failed" }, facts({ outcome: "failed" }), facts({ outcome: "refused" })],
  [{ kind: "format_broken" }, facts({ format: "invalid" }), facts({ format: "repaired" })],
  [{ kind: "format_broken" }, facts({ outcome: "format_failed" }), facts()],
  [{ kind: "fallback" }, facts({ isFallback: true }), facts()],
  [{ kind: "thumb_down" }, feedback("thumb", 0), feedback("thumb", 1)],
  [{ kind: "corrected" }, feedback("correction", null), feedback("score", 0, "reviewer")],
  [{ kind: "said", said: "score", name: "tone", is: "below", value: 3 }, feedback("score", 2, "tone"), feedback("score", 3, "tone")],
  [{ kind: "said", said: "score", name: "tone", is: "below", value: 3 }, feedback("score", 2, "tone"), feedback("outcome", 2, "tone")],
  [
    { kind: "said", said: "outcome", name: "error", is: "at_least", value: 1 },
    feedback("outcome", 1, "error"),
    feedback("outcome", 0, "error"),
  ],
  [{ kind: "judge_below", below: 0.5 }, facts({ mark: { score: 0.25, at: later } }), facts({ mark: { score: 0.5, at: later } })],
  [{ kind: "judge_below", below: 0.5 }, facts({ mark: { score: 0, at: later } }), facts()],
  [{ kind: "length", is: "shorter", characters: 16 }, facts(), facts({ text: { question: "", answer: "😀".repeat(16) } })],
  [{ kind: "length", is: "longer", characters: 14 }, facts(), facts({ text: { question: "", answer: "😀".repeat(14) } })],
  [{ kind: "length", is: "shorter", characters: 5 }, facts({ text: { question: "?", answer: "" } }), facts({ outcome: "failed" })],
  [{ kind: "text", place: "answer", contains: "shop" }, facts(), facts({ text: { question: "shop", answer: "" } })],
  [{ kind: "text", place: "question", contains: "parcel" }, facts(), facts({ text: null })],
  [{ kind: "pattern", place: "answer", pattern: "\\d{2}" }, facts(), facts({ text: null })],
];

test.each(cases)("%j is true of the one and not of the other", (condition, one, other) => {
  expect(matches([condition], one)).toBe(true);
  expect(matches([condition], other)).toBe(false);
  expect(ruleWords([condition])).not.toContain("undefined");
});

test("all conditions must be true, and they are said as one sentence", () => {
  const conditions: Condition[] = [{ kind: "thumb_down" }, { kind: "length", is: "shorter", characters: 100 }];
  expect(matches(conditions, feedback("thumb", 0))).toBe(true);
  expect(matches(conditions, facts())).toBe(false);
  expect(ruleWords(conditions)).toBe("It got a thumb down, and the answer is shorter than 100 characters");
});

test("a rule about feedback counts from the feedback, and any other from the request", () => {
  expect(matchedAt([{ kind: "thumb_down" }], feedback("thumb", 0))).toEqual(later);
  expect(matchedAt([{ kind: "corrected" }], feedback("thumb", 0))).toEqual(asked);
  expect(matchedAt([{ kind: "fallback" }], feedback("thumb", 0))).toEqual(asked);
  expect(matchedAt([{ kind: "judge_below", below: 1 }], facts({ mark: { score: 0, at: later } }))).toEqual(later);
});
