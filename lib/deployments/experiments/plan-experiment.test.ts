import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { createDeploymentWorld } from "@/lib/testing/deployment-world";
import { createCaller } from "@/lib/testing/factories";
import { requestIdFloor } from "../request-id";
import { storeRecords } from "../store-records";
import { planExperiment } from "./plan-experiment";

const dayMs = 86_400_000;

/** As many people as asked in the last ten days, three times each; `says` gives a thumb for some. */
async function createWorld(people: number, says: (person: number) => number | null) {
  const world = await createDeploymentWorld();
  const records = Array.from({ length: people * 3 }, (_, index) => {
    const at = Date.now() - 10 * dayMs + (index / (people * 3)) * 10 * dayMs;
    const id = `${requestIdFloor(at)}${String(index).padStart(6, "0")}`;
    return world.record({ id, at, unit: `person ${index % people}`, unitSource: "user" });
  });
  const thumbs = records.flatMap(({ id, projectId, at }, index) => {
    const value = says(index % people);
    const thumb = { type: "feedback" as const, requestId: id, projectId, kind: "thumb" as const, name: "", text: null, comment: "", at };
    return value === null ? [] : [{ ...thumb, value }];
  });
  await storeRecords([...records, ...thumbs]);
  return world;
}

test("how many people come, and how long until a difference shows, are read from the log", async () => {
  const { caller, deployment, record } = await createWorld(500, (person) => (person % 2 ? null : Number(person % 4 === 0)));
  const plan = await planExperiment(caller, deployment.id, { metric: "thumb", minimumEffect: 0.1, ramp: [0.1, 0.5], stageHours: 24 });
  expect(plan).toMatchObject({ seen: { requests: 1_500, nameless: 0, people: 500, measured: 250 }, level: 0.5, isAssumed: false });
  expect(plan.peoplePerDay).toBeCloseTo(25, 0);
  // A tenth of 50 people a day are 5, so that 100 take 20 days, whatever the stage asks for.
  expect(plan.rampDays).toBeCloseTo(20, 0);
  // People who always say the same vary as coins do: 1,552 of them, 25 a day.
  expect(plan.needed?.people).toBeGreaterThan(1_000);
  expect(plan.needed?.days).toBeCloseTo(20 + (plan.needed?.people ?? 0) / 25, 0);
  const once = await planExperiment(caller, deployment.id, { metric: "thumb", minimumEffect: 0.1, ramp: [0.5], days: 60 });
  expect(once.rampDays).toBe(0);
  const effects = once.outlook.map(({ effect }) => effect ?? Number.POSITIVE_INFINITY);
  expect(once.outlook.map(({ days }) => days)).toEqual([7, 14, 28, 60]);
  expect(effects).toEqual(effects.toSorted((a, b) => b - a));
  await storeRecords([record(), record({ unit: "x", unitSource: "user" })]);
  const latency = await planExperiment(caller, deployment.id, { metric: "latency", ramp: [0.5] });
  expect(latency).toMatchObject({ level: 20, needed: null });
});

test("what nobody has sent yet is reckoned with the worst case, and where nobody comes nothing is promised", async () => {
  const { caller, deployment } = await createWorld(300, () => null);
  const plan = await planExperiment(caller, deployment.id, { metric: "outcome:resolved", minimumEffect: 0.1, ramp: [0.5] });
  expect(plan).toMatchObject({ isAssumed: true, level: null, named: [], seen: { measured: 0 } });
  expect(plan.needed?.people).toBeGreaterThan(1_000);
  const empty = await createDeploymentWorld();
  const nothing = await planExperiment(empty.caller, empty.deployment.id, { metric: "thumb", minimumEffect: 0.1 });
  expect(nothing).toMatchObject({ peoplePerDay: 0, rampDays: null, needed: null, seen: { people: 0, days: 0 } });
  expect(nothing.outlook.every(({ effect }) => effect === null)).toBe(true);
  await expect(planExperiment(await createCaller(), deployment.id, { metric: "thumb" })).rejects.toMatchObject({ code: "not_found" });
});
