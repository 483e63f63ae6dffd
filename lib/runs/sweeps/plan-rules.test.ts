import { expect, test } from "vitest";
import type { RunStatus } from "../schemas";
import { expandSweep, findShapeProblem } from "./expand-sweep";
import { committedUsd, nextLaunches, type Situation } from "./next-launches";
import type { SweepShape } from "./schemas";
import { totalSeconds, totalUsd } from "./sweep-totals";

const shape = (kind: SweepShape["kind"]): SweepShape => ({
  kind,
  axes: [
    { field: "parameter", name: "learningRate", values: [0.001, 0.002] },
    { field: "seed", values: [1, 2] },
  ],
});

test("a grid tries each with each, a list takes them in step", () => {
  const tried = (kind: SweepShape["kind"]) =>
    expandSweep(shape(kind)).map(({ hyperparameters, seed }) => [hyperparameters.learningRate, seed]);
  expect(tried("grid")).toEqual([
    [0.001, 1],
    [0.001, 2],
    [0.002, 1],
    [0.002, 2],
  ]);
  expect(tried("list")).toEqual([
    [0.001, 1],
    [0.002, 2],
  ]);
});

test("the same run is never made twice, and a list that would drop a value is refused", () => {
  expect(expandSweep({ kind: "grid", axes: [{ field: "seed", values: [1, 1, 2] }] })).toHaveLength(2);
  expect(findShapeProblem({ kind: "list", axes: [...shape("list").axes, { field: "parameter", name: "epochs", values: [1] }] })).toContain(
    "2 and 1",
  );
  expect(
    findShapeProblem({
      kind: "grid",
      axes: [
        { field: "seed", values: [1] },
        { field: "seed", values: [2] },
      ],
    }),
  ).toContain("twice");
  expect(findShapeProblem(shape("list"))).toBeNull();
});

test("totals keep both ends, and a missing price is no price of nothing", () => {
  const run = (trainerId: string, seconds: [number, number], usd: [number, number] | null = [1, 2]) => ({ trainerId, usd, seconds });
  const members = [run("a", [10, 20]), run("a", [10, 20]), run("a", [10, 20]), run("b", [15, 50])];
  expect(totalUsd(members)).toEqual([4, 8]);
  expect(totalUsd([...members, run("b", [1, 1], null)])).toBeNull();
  expect(totalSeconds(members, () => 1)).toEqual([30, 60]);
  expect(totalSeconds(members, () => 2)).toEqual([20, 50]);
  expect(totalSeconds([...members, { trainerId: "b", usd: null, seconds: null }], () => 1)).toBeNull();
});

const run = (status: RunStatus, costUsd: number | null = null, trainerJobId: string | null = "job") => ({ status, costUsd, trainerJobId });
const situation = (runs: (ReturnType<typeof run> | null)[], ceilingUsd: number | null, places = 1): Situation => ({
  ceilingUsd,
  freePlaces: new Map([["t", places]]),
  members: runs.map((one, index) => ({
    position: index + 1,
    trainerId: "t",
    state: one ? "launched" : "waiting",
    expectedHighUsd: 2,
    run: one,
  })),
});

test("as many are launched as the trainer takes at once", () => {
  expect(nextLaunches(situation([null, null, null], null, 2))).toEqual({ launch: [1, 2], leaveOut: [], isOver: false });
  expect(nextLaunches(situation([run("running"), null], null, 0)).launch).toEqual([]);
});

test("nothing is launched past the ceiling, and what does not fit waits for a run that may turn out cheaper", () => {
  expect(nextLaunches(situation([null, null, null], 4, 3))).toMatchObject({ launch: [1, 2], leaveOut: [], isOver: false });
  expect(nextLaunches(situation([run("running"), null], 3))).toEqual({ launch: [], leaveOut: [], isOver: false });
  expect(nextLaunches(situation([run("succeeded", 0.5), null], 3)).launch).toEqual([2]);
  expect(nextLaunches(situation([run("succeeded", 2), null], 3))).toEqual({ launch: [], leaveOut: [2], isOver: true });
  expect(nextLaunches(situation([null, null, null], 6, 3)).launch).toEqual([1, 2, 3]);
});

test("a run that cost more than expected leaves less for the others, and one without a bill counts as dear as it may get", () => {
  expect(committedUsd(situation([run("running", 5)], null))).toBe(5);
  expect(committedUsd(situation([run("running")], null))).toBe(2);
  expect(committedUsd(situation([run("failed")], null))).toBe(2);
  expect(committedUsd(situation([run("failed", null, null)], null))).toBe(0);
  expect(committedUsd(situation([run("succeeded", 0.25)], null))).toBe(0.25);
});

test("a sweep is over once nothing waits and nothing is on", () => {
  expect(nextLaunches(situation([run("succeeded", 1), run("failed", 1)], null)).isOver).toBe(true);
  expect(nextLaunches(situation([run("finalizing", 1)], null)).isOver).toBe(false);
});
