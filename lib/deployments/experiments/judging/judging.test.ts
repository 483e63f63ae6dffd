import "@/lib/testing/clone-database";
import "@/lib/testing/chat-trainer";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { setUpBenchmark } from "@/lib/evaluations/benchmarks/set-up-benchmark";
import type { JudgeGrader, Score } from "@/lib/evaluations/graders/schemas";
import { chatTrainer } from "@/lib/testing/chat-trainer";
import { createDeploymentWorld } from "@/lib/testing/deployment-world";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { addVariant } from "../../add-variant";
import { getDeployment } from "../../get-deployment";
import { requestIdFloor } from "../../request-id";
import type { RequestRecord } from "../../request-record";
import { readSpending } from "../../spending/read-spending";
import { storeRecords } from "../../store-records";
import { createExperiment } from "../create-experiment";
import { endExperiment } from "../end-experiment";
import { getExperiment } from "../get-experiment";
import { planExperiment } from "../plan-experiment";
import type { CreateExperimentInput } from "../schemas";
import { markAnswers } from "./mark-answers";
import { settleMark } from "./settle-mark";
import { sweepMarks } from "./sweep-marks";

const signal = new AbortController().signal;

async function createWorld({ mode = "pass_fail" as JudgeGrader["mode"], share = 1, perDay = 1_000, ...change } = {}) {
  const world = await createDeploymentWorld();
  const { caller, deployment, variantId: controlId } = world;
  const { id: trainerId } = await ensureCpuTrainer();
  const rubric = "Friendly and true.";
  const benchmark = await setUpBenchmark(caller, {
    from: "cases",
    name: "Tone",
    cases: [{ prompt: [{ role: "user", content: "Hello?" }], target: "Hello." }],
    graders: [
      { key: "tone", kind: "judge", name: "Tone", judges: [{ trainerId, model: "judge" }], rubric, mode },
      { key: "exact", kind: "exact" },
    ],
  });
  const treatment = await addVariant(caller, deployment.id, { modelVersionId: (await world.createModel()).id });
  const { routingVersion } = await getDeployment(caller, deployment.id);
  const start = (more: Partial<CreateExperimentInput> = {}) =>
    createExperiment(caller, deployment.id, {
      routingVersion,
      controlId,
      treatmentId: treatment.id,
      metric: "judge",
      minimumEffect: 0.05,
      ramp: [0.5],
      judge: { benchmarkId: benchmark.id, grader: "tone", share, perDay },
      ...change,
      ...more,
    });
  const answer = (unit: string, arm: "control" | "treatment", text: string, more: Partial<RequestRecord> = {}) =>
    world.record({
      unit,
      unitSource: "user",
      variantId: arm === "control" ? controlId : treatment.id,
      content: { request: JSON.stringify({ messages: [{ role: "user", content: unit }] }), answer: text, searched: text },
      ...more,
    });
  return { ...world, benchmark, start, answer, controlId, treatmentId: treatment.id };
}

const marks = (experimentId: string) => db.experimentMark.findMany({ where: { experimentId }, orderBy: { requestId: "asc" } });

test("what the judge says of a sample decides, per person, and says that nobody has calibrated it", async () => {
  const { answer, start, caller } = await createWorld();
  const { id } = await start();
  chatTrainer.reply = ({ messages }) => JSON.stringify({ reason: "", pass: /good answer/.test(messages.at(-1)?.content ?? "") });
  // Of ten people on either side, nine get a good answer from the new variant and two from the old one.
  const records = Array.from({ length: 240 }, (_, index) => {
    const arm = index % 2 ? ("treatment" as const) : ("control" as const);
    return answer(`person ${index}`, arm, (index >> 1) % 10 < (index % 2 ? 9 : 2) ? "A good answer." : "A bad one.");
  });
  await storeRecords(records);
  await markAnswers({ experimentId: id }, { signal });
  const experiment = await getExperiment(caller, id);
  expect(experiment).toMatchObject({
    metric: "judge",
    verdict: { advice: "ship" },
    primary: { control: { value: 0.2, n: 120 }, treatment: { value: 0.9, n: 120 } },
    judging: { name: "Tone", marked: 240, waiting: 0, unmarked: 0, isCalibrated: false, tokens: 2_400 },
  });
  expect(experiment.judging?.calibration).toContain("Not calibrated yet. Nobody rates these answers");
  expect(JSON.stringify(chatTrainer.asked)).not.toContain("hone-tiny");
});

test("what marks came to is carried along day by day, each mark once, and is spent in the month of its day", async () => {
  const { answer, start, caller, deployment } = await createWorld();
  const { id } = await start();
  const records = Array.from({ length: 6 }, (_, index) => answer(`person ${index}`, index % 2 ? "treatment" : "control", "Yes."));
  await storeRecords(records);
  const scores: Score[] = [
    { score: 1, reason: "", tokens: 10, costUsd: 0.25 },
    { score: 0, reason: "", tokens: 0 },
    { score: null, reason: "Too long.", tokens: 5, costUsd: null },
    { score: null, reason: "Too long.", tokens: 0 },
    { score: null, reason: "Nobody answered.", tokens: 0 },
  ];
  for (const round of [1, 2])
    for (const [index, score] of scores.entries())
      await settleMark({ id, deploymentId: deployment.id }, records[index]?.id ?? "", { ...score, tokens: (score.tokens ?? 0) * round });
  const { judging } = await getExperiment(caller, id);
  expect(judging).toMatchObject({
    marked: 2,
    unmarked: 3,
    waiting: 1,
    tokens: 15,
    costUsd: 0.25,
    unpriced: 1,
    unmarkedReason: "Too long.",
  });
  const { day } = await db.experimentMarkDay.findFirstOrThrow({ where: { experimentId: id } });
  const judgesUsd = async (now: Date) => (await readSpending(caller.projectId, deployment.id, now))[0]?.spending.judgesUsd;
  expect(await judgesUsd(day)).toBe(0.25);
  expect(await judgesUsd(new Date(day.getTime() + 31 * 86_400_000))).toBe(0);
});

test("the sample is drawn by the request alone, and is cut at the day's ceiling, whoever stores at once", async () => {
  const { answer, start } = await createWorld({ share: 0.3, perDay: 50 });
  const { id } = await start();
  const records = Array.from({ length: 300 }, (_, index) => answer(`person ${index}`, index % 2 ? "treatment" : "control", "Yes."));
  const bare = Array.from({ length: 50 }, (_, index) => answer(`bare ${index}`, "control", "", { content: null }));
  const failed = Array.from({ length: 50 }, (_, index) => answer(`failed ${index}`, "control", "", { outcome: "failed" }));
  await Promise.all([storeRecords(records.slice(0, 150)), storeRecords(records.slice(150)), storeRecords([...bare, ...failed])]);
  await storeRecords(records);
  const drawn = await marks(id);
  expect(drawn).toHaveLength(50);
  expect(drawn.every(({ requestId }) => records.some((record) => record.id === requestId))).toBe(true);
  const tomorrow = Array.from({ length: 1_000 }, (_, index) =>
    answer(`next ${index}`, index % 2 ? "treatment" : "control", "Yes.", { at: Date.now() + 86_400_000 }),
  );
  const free = await createWorld({ share: 0.3 });
  const other = await free.start();
  await storeRecords(tomorrow);
  expect((await marks(id)).length).toBe(100);
  const mirrored = tomorrow.map((record, index) => ({
    ...record,
    id: `${record.id}x`,
    projectId: free.caller.projectId,
    deploymentId: free.deployment.id,
    variantId: index % 2 ? free.controlId : free.treatmentId,
  }));
  await storeRecords(mirrored);
  const sides = await db.experimentMark.groupBy({ by: ["variantId"], where: { experimentId: other.id }, _count: true });
  expect(sides.map(({ _count }) => _count).every((count) => count > 90 && count < 220)).toBe(true);
});

test("two workers at once, and one after a crash, mark each answer once", async () => {
  const { answer, start } = await createWorld();
  const { id } = await start();
  await storeRecords(
    Array.from({ length: 40 }, (_, index) => answer(`person ${index % 8}`, index % 2 ? "treatment" : "control", `${index}`)),
  );
  chatTrainer.reply = () => '{"reason": "", "pass": true}';
  await Promise.all([markAnswers({ experimentId: id }, { signal }), markAnswers({ experimentId: id }, { signal })]);
  await markAnswers({ experimentId: id }, { signal });
  const sums = await db.experimentArm.findMany({ where: { experimentId: id, metric: "judge" }, orderBy: { variantId: "asc" } });
  expect(sums.map(({ units, numerator, denominator }) => [units, numerator, denominator])).toEqual([
    [4, 20, 20],
    [4, 20, 20],
  ]);
});

test("a worker that stops between two answers leaves the rest to the next one", async () => {
  const { answer, start } = await createWorld();
  const { id } = await start();
  await storeRecords(Array.from({ length: 60 }, (_, index) => answer(`person ${index}`, "control", `${index}`)));
  const stopped = new AbortController();
  chatTrainer.reply = () => {
    if (chatTrainer.asked.length === 20) stopped.abort();
    return '{"reason": "", "pass": true}';
  };
  await expect(markAnswers({ experimentId: id }, { signal: stopped.signal })).rejects.toThrow();
  expect((await marks(id)).filter(({ settledAt }) => settledAt === null).length).toBeGreaterThan(0);
  await markAnswers({ experimentId: id }, { signal });
  expect(await db.experimentArm.findMany({ where: { experimentId: id, metric: "judge" } })).toMatchObject([{ units: 60, numerator: 60 }]);
});

test("nonsense and silence are reasons, never a zero; a judge that is away is asked again", async () => {
  const { answer, start, caller } = await createWorld({ mode: "one_to_five" });
  const { id } = await start();
  await storeRecords([answer("Ada", "control", "a"), answer("Bob", "control", "b")]);
  chatTrainer.reply = ({ messages }) =>
    messages.some(({ content }) => content.includes("Bob")) ? { status: 400, message: "I cannot help with that." } : "Lovely!";
  await markAnswers({ experimentId: id }, { signal });
  expect(await marks(id)).toMatchObject([
    { score: null, reason: "judge did not answer in the form asked for, twice.", settledAt: expect.any(Date) },
    { score: null, reason: expect.stringContaining("I cannot help"), settledAt: null, attempts: 1 },
  ]);
  for (let look = 0; look < 4; look++) await markAnswers({ experimentId: id }, { signal });
  expect(await getExperiment(caller, id)).toMatchObject({ judging: { marked: 0, waiting: 0, unmarked: 2 } });
  expect(await db.experimentArm.count({ where: { experimentId: id, metric: "judge" } })).toBe(0);
});

test("after its end a test pays for no more marks, and marks no more", async () => {
  const { answer, start, caller } = await createWorld();
  const { id } = await start();
  await storeRecords([answer("Ada", "control", "a")]);
  await sweepMarks();
  await endExperiment(caller, id, { decision: "stop" });
  await markAnswers({ experimentId: id }, { signal });
  expect(chatTrainer.asked).toEqual([]);
  await sweepMarks();
  expect(await marks(id)).toEqual([]);
});

test("the plan knows that a judge reads a sample only", async () => {
  const { record, caller, deployment } = await createWorld();
  const at = Date.now() - 3_600_000;
  const asked = Array.from({ length: 400 }, (_, index) => {
    const id = `${requestIdFloor(at)}${String(index).padStart(6, "0")}`;
    return record({ id, at, unit: `person ${index % 200}`, unitSource: "user" });
  });
  await storeRecords(asked);
  const plan = (judge: { share: number; perDay: number } | null) =>
    planExperiment(caller, deployment.id, { metric: "judge", minimumEffect: 0.1, ramp: [0.5], judge });
  // Of 200 people a day with two answers each, a tenth of the answers meets 1 − 0.9² of them.
  expect((await plan({ share: 0.1, perDay: 1_000 })).peoplePerDay).toBeCloseTo(38);
  expect((await plan({ share: 1, perDay: 25 })).peoplePerDay).toBe(25);
  expect(await plan(null)).toMatchObject({ peoplePerDay: 0, isAssumed: true });
});

test("only a judge of the project that needs no target can be chosen, and its marks need one", async () => {
  const { start, benchmark } = await createWorld();
  const judge = { benchmarkId: benchmark.id, share: 1, perDay: 10 };
  await expect(start({ judge: null })).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("no judge was chosen") });
  await expect(start({ judge: { ...judge, grader: "exact" } })).rejects.toMatchObject({ code: "invalid" });
  const against = await createWorld({ mode: "against_target" });
  await expect(against.start()).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("compares with a target") });
  const foreign = { ...judge, benchmarkId: against.benchmark.id, grader: "tone" };
  await expect(start({ judge: foreign })).rejects.toMatchObject({ code: "not_found" });
});
