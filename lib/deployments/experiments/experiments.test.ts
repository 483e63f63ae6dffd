import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createRandom } from "@/lib/statistics/random";
import { createDeploymentWorld } from "@/lib/testing/deployment-world";
import { createCaller } from "@/lib/testing/factories";
import { addVariant } from "../add-variant";
import { getDeployment } from "../get-deployment";
import { promoteVariant } from "../promote-variant";
import { requestIdFloor } from "../request-id";
import type { FeedbackRecord, RequestRecord } from "../request-record";
import { storeRecords } from "../store-records";
import { updateDeployment } from "../update-deployment";
import { advanceExperiment } from "./advance-experiment";
import { createExperiment } from "./create-experiment";
import { endExperiment } from "./end-experiment";
import { getExperiment } from "./get-experiment";
import { listExperiments } from "./list-experiments";
import type { CreateExperimentInput } from "./schemas";
import { watchExperiments } from "./watch-experiments";

async function createWorld(change: Partial<CreateExperimentInput> = {}) {
  const world = await createDeploymentWorld();
  const { caller, deployment, variantId: controlId } = world;
  const treatment = await addVariant(caller, deployment.id, { modelVersionId: (await world.createModel()).id });
  const setUp = { routingVersion: (await getDeployment(caller, deployment.id)).routingVersion, controlId, treatmentId: treatment.id };
  const usual = { metric: "thumb", minimumEffect: 0.05, ramp: [0.5] };
  const start = () => createExperiment(caller, deployment.id, { ...setUp, ...usual, ...change });
  const experiment = await start();
  const ask = (unit: string, arm: "control" | "treatment", more: Partial<RequestRecord> = {}) =>
    world.record({ unit, unitSource: "user", variantId: arm === "control" ? controlId : treatment.id, ...more });
  const read = () => getExperiment(caller, experiment.id);
  return { ...world, experiment, start, ask, read, controlId, treatmentId: treatment.id };
}

const thumb = ({ id, projectId }: RequestRecord, value: number, at = Date.now()): FeedbackRecord => ({
  type: "feedback",
  requestId: id,
  projectId,
  kind: "thumb",
  name: "",
  value,
  text: null,
  comment: "",
  at,
});

type World = Awaited<ReturnType<typeof createWorld>>;

/** People who ask some questions each, and like the answers as often as their side makes them. */
async function simulate(world: World, people: number, share: { control: number; treatment: number }, seed = 5): Promise<void> {
  const random = createRandom(seed);
  const records: (RequestRecord | FeedbackRecord)[] = [];
  for (let person = 0; person < people; person++) {
    const arm = random() < 0.5 ? "control" : "treatment";
    for (let request = 0; request < 1 + Math.floor(random() * 3); request++) {
      const record = world.ask(`person ${seed} ${person}`, arm);
      records.push(record, thumb(record, Number(random() < share[arm])));
    }
  }
  await storeRecords(records);
}

test("sums are kept per person as requests and feedback arrive, and are what counting all anew would give", async () => {
  const world = await createWorld();
  await simulate(world, 120, { control: 0.5, treatment: 0.6 });
  await simulate(world, 80, { control: 0.5, treatment: 0.6 }, 6);
  const counted = await db.$queryRaw`
    select u."variantId", f.metric, count(*)::int as units, sum(numerator)::float as numerator, sum(numerator ^ 2)::float as "numeratorSquares",
      sum(denominator)::float as denominator, sum(denominator ^ 2)::float as "denominatorSquares", sum(numerator * denominator)::float as "cross"
    from "ExperimentFigure" f join "ExperimentUnit" u using ("experimentId", unit)
    where "experimentId" = ${world.experiment.id} group by 1, 2 order by 1, 2`;
  const kept = await db.$queryRaw`
    select "variantId", metric, units, numerator, "numeratorSquares", denominator, "denominatorSquares", "cross" from "ExperimentArm"
    where "experimentId" = ${world.experiment.id} order by 1, 2`;
  const rounded = (rows: unknown) =>
    JSON.parse(JSON.stringify(rows, (_, value) => (typeof value === "number" ? Number(value.toFixed(6)) : value)));
  expect(rounded(kept)).toEqual(rounded(counted));
  const thumbs = await db.$queryRaw`
    select l."variantId", sum(f.value)::float as numerator, count(*)::float as denominator from "Feedback" f join "RequestLog" l on l.id = f."requestId"
    where l."deploymentId" = ${world.deployment.id} group by 1 order by 1`;
  expect(thumbs).toEqual(
    (kept as { metric: string; variantId: string; numerator: number; denominator: number }[])
      .filter(({ metric }) => metric === "thumb")
      .map(({ variantId, numerator, denominator }) => ({ variantId, numerator, denominator })),
  );
});

test("records that arrive twice or at once count once, and the last word of feedback counts", async () => {
  const world = await createWorld();
  const records = Array.from({ length: 40 }, (_, index) => world.ask(`person ${index % 10}`, index % 2 ? "control" : "treatment"));
  await Promise.all([storeRecords(records), storeRecords(records), storeRecords(records.slice(0, 20))]);
  const [first] = records;
  if (!first) throw new Error("There is no record.");
  const now = Date.now();
  await storeRecords([thumb(first, 0, now)]);
  await storeRecords([thumb(first, 1, now + 1), thumb(first, 1, now + 1)]);
  await storeRecords([thumb(first, 0, now - 5)]);
  const { treatment, control, primary } = await world.read();
  expect([control, treatment].map(({ units, requests }) => [units, requests])).toEqual([
    [5, 20],
    [5, 20],
  ]);
  expect(primary).toMatchObject({ control: null, contrast: null });
  const arms = await db.experimentArm.findMany({ where: { experimentId: world.experiment.id, metric: "thumb" } });
  expect(arms).toMatchObject([{ units: 1, numerator: 1, denominator: 1, numeratorSquares: 1 }]);
});

test("a question that the provider refuses has failed, and whoever leaves first only left", async () => {
  const world = await createWorld();
  const outcomes = ["ok", "refused", "client_left", "failed"] as const;
  await storeRecords(outcomes.map((outcome) => world.ask(`person of ${outcome}`, "treatment", { outcome })));
  const sumsOf = (metric: string) => db.experimentArm.findFirstOrThrow({ where: { experimentId: world.experiment.id, metric } });
  expect(await sumsOf("failed")).toMatchObject({ units: 4, numerator: 2, denominator: 3 });
  expect(await sumsOf("left")).toMatchObject({ units: 4, numerator: 1, denominator: 4 });
});

test("a difference is found and shipped, with the traffic and its history", async () => {
  const world = await createWorld();
  await simulate(world, 600, { control: 0.35, treatment: 0.75 });
  const experiment = await world.read();
  expect(experiment.verdict).toMatchObject({ advice: "ship", sentence: expect.stringContaining("is better than") });
  expect(experiment.primary?.contrast?.ci95[0]).toBeGreaterThan(0);
  expect(experiment.split.isBroken).toBe(false);
  const ended = await endExperiment(world.caller, experiment.id, { decision: "ship", reason: "Clear." });
  expect(ended).toMatchObject({ status: "shipped", reason: "Clear." });
  const { variants } = await getDeployment(world.caller, world.deployment.id);
  expect(variants.find(({ id }) => id === world.treatmentId)?.share).toBe(1);
  await expect(endExperiment(world.caller, experiment.id, { decision: "roll_back" })).rejects.toMatchObject({ code: "conflict" });
  // What comes after its end changes nothing.
  await storeRecords([world.ask("late", "treatment")]);
  expect((await world.read()).treatment.units).toBe(ended.treatment.units);
});

test("how long the slowest wait stands beside the mean, as soon as enough people were answered", async () => {
  const world = await createWorld();
  const at = Date.now();
  const wait = (index: number, arm: "control" | "treatment", latencyMs: number) =>
    world.ask(`person ${index}`, arm, { id: `${requestIdFloor(at)}${String(index).padStart(6, "0")}`, at, latencyMs });
  await storeRecords(Array.from({ length: 240 }, (_, index) => wait(index, index % 2 ? "treatment" : "control", index % 2 ? index : 50)));
  const { waits } = await world.read();
  expect(waits.control).toEqual({ p95Ms: 50, ci95: [50, 50], people: 120, answers: 120 });
  expect(waits.treatment).toMatchObject({ p95Ms: 227, people: 120 });
  expect(waits.treatment?.ci95[0]).toBeLessThan(227);
  expect(waits.treatment?.ci95[1]).toBeGreaterThan(227);
  const few = await createWorld();
  await storeRecords([few.ask("Ada", "control"), few.ask("Bob", "treatment")]);
  expect((await few.read()).waits).toEqual({ control: null, treatment: null });
});

test("where nothing differs it says neither ship nor roll back", async () => {
  const world = await createWorld();
  await simulate(world, 600, { control: 0.5, treatment: 0.5 });
  const { verdict, forecast } = await world.read();
  expect(verdict.advice).toBe("keep_running");
  expect(forecast?.unitsPerArm).toBeGreaterThan(500);
});

test("a broken split hides the verdict and every figure that could be believed", async () => {
  const world = await createWorld();
  const records = Array.from({ length: 600 }, (_, index) => world.ask(`person ${index}`, index % 3 ? "treatment" : "control"));
  await storeRecords([...records, ...records.map((record) => thumb(record, 1))]);
  const experiment = await world.read();
  expect(experiment).toMatchObject({ verdict: { advice: "hidden" }, primary: null, others: [], split: { isBroken: true } });
});

test("a guardrail that surely broke takes the treatment back by itself, once", async () => {
  const world = await createWorld({ guardrails: [{ metric: "failed", limit: 0.02 }] });
  const records = Array.from({ length: 1_200 }, (_, index) =>
    world.ask(`person ${index}`, index % 2 ? "treatment" : "control", { outcome: index % 2 && index % 5 === 0 ? "failed" : "ok" }),
  );
  await storeRecords(records);
  expect((await world.read()).guardrails).toMatchObject([{ metric: "failed", state: "broken" }]);
  await Promise.all([watchExperiments(), watchExperiments()]);
  await watchExperiments();
  const experiment = await world.read();
  expect(experiment).toMatchObject({ status: "rolled_back", reason: expect.stringContaining("failed answers got worse") });
  const { variants, routingVersion } = await getDeployment(world.caller, world.deployment.id);
  expect(variants.find(({ id }) => id === world.controlId)?.share).toBe(1);
  expect(routingVersion).toBe(experiment.deployment.routingVersion);
  expect(await db.deploymentChange.count({ where: { deploymentId: world.deployment.id, userId: null } })).toBe(1);
});

test("what a gateway dealt by the routing before the test does not count, however late it comes", async () => {
  const world = await createWorld();
  const { routingVersion } = world.experiment.deployment;
  const early = world.ask("early", "control", { routingVersion: routingVersion - 1 });
  const first = world.ask("first", "control", { routingVersion });
  await storeRecords([early, first, thumb(early, 1), thumb(first, 1)]);
  const arms = await db.experimentArm.findMany({ where: { experimentId: world.experiment.id, metric: { in: ["failed", "thumb"] } } });
  expect(arms.map(({ metric, units }) => [metric, units]).toSorted()).toEqual([
    ["failed", 1],
    ["thumb", 1],
  ]);
  expect((await world.read()).waits.control?.people ?? 0).toBeLessThan(2);
});

test("stages begin when nothing got worse, deal people anew and count them anew", async () => {
  const world = await createWorld({ ramp: [0.1, 0.5], stageHours: 1, guardrails: [{ metric: "failed", limit: 0.05 }] });
  const salt = async () => (await db.deployment.findUniqueOrThrow({ where: { id: world.deployment.id } })).salt;
  const before = await salt();
  const later = new Date(Date.now() + 2 * 3_600_000);
  await watchExperiments(later);
  expect((await world.read()).stage).toBe(0);
  await storeRecords(Array.from({ length: 1_500 }, (_, index) => world.ask(`person ${index}`, index % 10 ? "control" : "treatment")));
  await watchExperiments(new Date());
  expect((await world.read()).stage).toBe(0);
  await watchExperiments(later);
  expect(await world.read()).toMatchObject({ stage: 1, treatment: { share: 0.5, units: 0 }, days: [] });
  expect(await salt()).not.toBe(before);
});

test("a person begins the next stage early, once, and not while the split is broken", async () => {
  const world = await createWorld({ ramp: [0.1, 0.5] });
  const { caller, experiment, deployment } = world;
  expect(experiment.nextStage).toMatchObject({ share: 0.5, waitsFor: "people" });
  const split = Array.from({ length: 200 }, (_, index) => world.ask(`person ${index}`, index % 2 ? "control" : "treatment"));
  await storeRecords(split);
  expect((await world.read()).nextStage).toMatchObject({ waitsFor: "split" });
  await expect(advanceExperiment(caller, experiment.id, { stage: 0 })).rejects.toMatchObject({ code: "invalid" });
  await storeRecords(Array.from({ length: 800 }, (_, index) => world.ask(`another ${index}`, "control")));
  expect((await world.read()).nextStage).toMatchObject({ waitsFor: "time" });
  expect(await advanceExperiment(caller, experiment.id, { stage: 0 })).toMatchObject({
    stage: 1,
    nextStage: null,
    treatment: { units: 0 },
  });
  await expect(advanceExperiment(caller, experiment.id, { stage: 0 })).rejects.toMatchObject({ code: "conflict" });
  await expect(advanceExperiment(caller, experiment.id, { stage: 1 })).rejects.toMatchObject({ code: "invalid" });
  await expect(advanceExperiment(await createCaller(), experiment.id, { stage: 1 })).rejects.toMatchObject({ code: "not_found" });
  expect(await db.deploymentChange.count({ where: { deploymentId: deployment.id, userId: caller.userId } })).toBe(3);
});

test("while a test runs, nobody moves its traffic from outside; settings may change, and its end frees it", async () => {
  const { caller, deployment, experiment, treatmentId } = await createWorld();
  const version = async () => (await getDeployment(caller, deployment.id)).routingVersion;
  const promote = async () => promoteVariant(caller, deployment.id, { routingVersion: await version(), variantId: treatmentId });
  await expect(promote()).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("A/B test 1 holds this traffic") });
  await updateDeployment(caller, deployment.id, { routingVersion: await version(), logDays: 7 });
  await endExperiment(caller, experiment.id, { decision: "stop" });
  expect((await promote()).variants[0]).toMatchObject({ id: treatmentId, share: 1 });
});

test("it ends by itself when its time is over, and everybody gets the old one again", async () => {
  const world = await createWorld({ days: 1 });
  await watchExperiments(new Date(Date.now() + 2 * 86_400_000));
  expect(await world.read()).toMatchObject({ status: "rolled_back", reason: expect.stringContaining("Its time was over") });
});

test("people who met both sides are counted, and stay with the first", async () => {
  const world = await createWorld();
  await storeRecords([world.ask("Ada", "control"), world.ask("Bob", "treatment")]);
  await storeRecords([world.ask("Ada", "treatment"), world.ask("Ada", "treatment")]);
  expect(await world.read()).toMatchObject({ crossedUnits: 1, control: { units: 1, requests: 3 }, treatment: { units: 1, requests: 1 } });
});

test("whoever names nobody, asks before the start or another variant, is no part of it", async () => {
  const world = await createWorld();
  await storeRecords([
    world.ask("", "control", { unitSource: "none" }),
    world.ask("Ada", "control", { at: Date.now() - 60_000 }),
    world.ask("Bob", "control", { variantId: "another" }),
  ]);
  expect(await world.read()).toMatchObject({
    control: { units: 0 },
    treatment: { units: 0 },
    verdict: { sentence: "Keep running: it has only begun." },
  });
});

test("one test at a time, on this deployment's variants, on what the person saw, and for its own project", async () => {
  const world = await createWorld();
  await expect(world.start()).rejects.toMatchObject({ code: "conflict" });
  const fresh = await createDeploymentWorld();
  const { routingVersion } = await getDeployment(fresh.caller, fresh.deployment.id);
  const input = { routingVersion, controlId: fresh.variantId, treatmentId: world.treatmentId, metric: "thumb", minimumEffect: 0.1 };
  await expect(createExperiment(fresh.caller, fresh.deployment.id, input)).rejects.toMatchObject({ code: "not_found" });
  const same = { ...input, treatmentId: fresh.variantId };
  await expect(createExperiment(fresh.caller, fresh.deployment.id, same)).rejects.toMatchObject({ code: "invalid" });
  const stranger = await createCaller();
  await expect(getExperiment(stranger, world.experiment.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(listExperiments(stranger, world.deployment.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(endExperiment(stranger, world.experiment.id, { decision: "ship" })).rejects.toMatchObject({ code: "not_found" });
  expect(await listExperiments(world.caller, world.deployment.id)).toMatchObject([{ number: 1, status: "running", metric: "thumb" }]);
});
