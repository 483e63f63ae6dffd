import { expect, test } from "vitest";
import { comparedRun } from "../compare/testing/compared-run";
import { groupRuns } from "./run-groups";

const run = (number: number, sweep: { id: string; number: number } | null = null) => ({ ...comparedRun({ number }).run, sweep });

test("what follows each other and belongs together stands under one name", () => {
  const first = { id: "a", number: 7 };
  const groups = groupRuns([run(9, first), run(8, first), run(5)], "sweep");
  expect(groups.map(({ title, rows }) => [title, rows.map(({ number }) => number)])).toEqual([
    ["Sweep 7", [9, 8]],
    ["Runs of no sweep", [5]],
  ]);
});

test("without a group the list is one, and an empty one has none", () => {
  expect(groupRuns([run(2), run(1)], null)).toMatchObject([{ title: null, rows: [{ number: 2 }, { number: 1 }] }]);
  expect(groupRuns([], null)).toEqual([]);
});
