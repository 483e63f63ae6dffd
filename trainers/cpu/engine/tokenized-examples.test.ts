import { expect, test } from "vitest";
import { exampleCount, sharedBeginning, shareExamples } from "./tokenized-examples";
import { cutIntoShards, epochBatches } from "./training-plan";

const row = (ids: number[], answerFrom: number) => ({ ids, learned: Uint8Array.from(ids, (_, t) => (t >= answerFrom ? 1 : 0)) });

test("marks, answers and what an answer repeats are never dropped from a prompt", () => {
  const { droppable, weights } = shareExamples([row([1, 50, 60, 70, 2, 60, 3], 5)], 0.5, new Set([1, 2, 3]));
  expect([...droppable]).toEqual([0, 1, 0, 1, 0, 0, 0]);
  expect([...weights]).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 1, 1]);
});

test("a shared beginning ends before the first token with loss and is not worth it below eight tokens", () => {
  const start = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const share = (...rows: ReturnType<typeof row>[]) => sharedBeginning(shareExamples(rows, 0, new Set()));
  expect(share(row([...start, 20, 21, 22], 12), row([...start, 30, 31, 32, 33], 12))).toBe(10);
  expect(share(row([...start, 20, 21, 22], 12), row([...start.slice(0, 9), 30, 31, 32, 33], 12))).toBe(9);
  expect(share(row([...start, 20, 21, 22], 12), row([1, 2, 3, 30, 31, 32, 33], 5))).toBe(0);
  expect(share(row([...start, 20], 10), row([...start, 21], 10))).toBe(9);
});

test("every example comes once an epoch, in an order of its own", () => {
  const [first, second, again] = [0, 1, 0].map((epoch) => epochBatches(10, 4, 7, epoch).map((batch) => [...batch]));
  expect(first?.map((batch) => batch.length)).toEqual([4, 4, 2]);
  expect(first?.flat().sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(again).toEqual(first);
  expect(second).not.toEqual(first);
});

test("shards hold all of a batch and about the same number of tokens each", () => {
  const examples = shareExamples(
    [3, 9, 4, 8, 5, 7].map((length) =>
      row(
        Array.from({ length }, (_, t) => t),
        length - 1,
      ),
    ),
    0,
    new Set(),
  );
  const shards = cutIntoShards(
    examples,
    Int32Array.from({ length: exampleCount(examples) }, (_, i) => i),
    3,
  );
  expect(shards.flat().sort()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(shards.map((members) => members.reduce((sum, i) => sum + ([3, 9, 4, 8, 5, 7][i] ?? 0), 0))).toEqual([12, 12, 12]);
});
