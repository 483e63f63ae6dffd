import "@/lib/testing/clone-database";
import "@/lib/testing/chat-trainer";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { chatTrainer } from "@/lib/testing/chat-trainer";
import { createCaller, createPerson } from "@/lib/testing/factories";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { setUpBenchmark } from "../benchmarks/set-up-benchmark";
import { compareEvaluations } from "../compare-evaluations";
import { createEvaluation } from "../create-evaluation";
import { getEvaluation } from "../get-evaluation";
import { previewGraders } from "../graders/preview-graders";
import type { Grader } from "../graders/schemas";
import { calibrateJudges } from "../ratings/calibrate-judges";
import { getRatingAgreement } from "../ratings/get-rating-agreement";
import { getRatingTask } from "../ratings/get-rating-task";
import { rateAnswer } from "../ratings/rate-answer";
import { sumUp } from "../ratings/sum-up";
import { runEvaluation } from "../run-evaluation";
import { findRegrade } from "./find-regrade";
import { runRegrade } from "./run-regrade";
import { startRegrade } from "./start-regrade";
import { sweepRegrades } from "./sweep-regrades";

const signal = new AbortController().signal;
const attempt = { isLast: false, signal };
const colours = ["red", "green", "blue"];

async function createJudgedWorld() {
  const caller = await createCaller();
  const { projectId } = caller;
  const { id: trainerId } = await ensureCpuTrainer();
  const graders: Grader[] = [
    { key: "all", kind: "weighted", parts: [{ key: "judge", weight: 1 }] },
    { key: "judge", kind: "judge", judges: [{ trainerId, model: "judge" }], rubric: "Good?", mode: "pass_fail" },
    { key: "people", kind: "human", scale: "pass_fail", question: "Is it good?" },
  ];
  const cases = Array.from({ length: 4 }, (_, index) => ({
    prompt: [{ role: "user" as const, content: `Order ${index}: the box is ${colours[index % 3]}.` }],
    target: colours[index % 3] ?? "",
  }));
  const benchmark = await setUpBenchmark(caller, { from: "cases", name: "Boxes", cases, graders });
  const register = (trainerModel: string) =>
    db.$transaction((tx) => registerModelVersion(tx, { projectId, kind: "fine_tune", trainerId, baseModel: "hone-tiny", trainerModel }));
  const evaluate = async (trainerModel: string) => {
    const model = await register(trainerModel);
    const { id } = await createEvaluation(caller, { modelVersionId: model.id, benchmarkId: benchmark.id });
    await runEvaluation({ evaluationId: id }, attempt);
    return getEvaluation(caller, id);
  };
  return { caller, benchmark, register, evaluate };
}

const isJudge = ({ model }: { model: string }) => model === "judge";

test("a judge that was away is asked again; the old scores stay until the new ones are whole, and the model is not asked", async () => {
  const { caller, evaluate } = await createJudgedWorld();
  chatTrainer.reply = (asked) => (isJudge(asked) ? { status: 400, message: "Refused." } : "red");
  const before = await evaluate("ft:a");
  expect(before).toMatchObject({ status: "succeeded", scores: {}, ungraded: { all: before.caseCount, judge: before.caseCount } });
  expect(await findRegrade(caller, before.id)).toBeNull();

  chatTrainer.asked = [];
  chatTrainer.reply = (asked) => (isJudge(asked) ? '{"reason":"","pass":true}' : "blue");
  const [one, other] = await Promise.all([startRegrade(caller, before.id), startRegrade(caller, before.id)]);
  expect(one.id).toBe(other.id);
  const stop = new AbortController();
  stop.abort();
  await expect(runRegrade({ regradeId: one.id }, { isLast: true, signal: stop.signal })).rejects.toThrow();
  expect(await getEvaluation(caller, before.id)).toMatchObject({ scores: {} });
  await runRegrade({ regradeId: one.id }, attempt);
  await runRegrade({ regradeId: one.id }, attempt);
  expect(await getEvaluation(caller, before.id)).toMatchObject({
    scores: { all: { value: 1 }, judge: { value: 1 } },
    ungraded: { people: before.caseCount },
  });
  expect(await findRegrade(caller, before.id)).toMatchObject({ status: "succeeded", doneCount: before.caseCount });
  expect(chatTrainer.asked.every(isJudge)).toBe(true);
  expect(await db.regradedScore.count({ where: { regradeId: one.id } })).toBe(0);
  expect((await getEvaluation(caller, before.id)).graderTokens).toBe(10 * before.caseCount);
});

test("a regrade whose job is lost is queued again; of a stranger's or of an unfinished evaluation there is none", async () => {
  const { caller, evaluate, benchmark, register } = await createJudgedWorld();
  chatTrainer.reply = (asked) => (isJudge(asked) ? '{"reason":"","pass":true}' : "red");
  const { id } = await evaluate("ft:a");
  const { id: regradeId } = await startRegrade(caller, id);
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await sweepRegrades();
  await sweepRegrades();
  expect(await db.$queryRaw`select 1 from graphile_worker.jobs where key = ${`evaluations.regrade:${regradeId}`}`).toHaveLength(1);
  await expect(startRegrade(await createCaller(), id)).rejects.toMatchObject({ code: "not_found" });
  const fresh = await createEvaluation(caller, { modelVersionId: (await register("ft:b")).id, benchmarkId: benchmark.id });
  await expect(startRegrade(caller, fresh.id)).rejects.toMatchObject({ code: "conflict" });
});

test("people rate blindly, agree or not, and calibrate the judge", async () => {
  const { caller, benchmark, evaluate } = await createJudgedWorld();
  const isGood = (text: string) => /is (red|green)/.test(text);
  chatTrainer.reply = ({ model, messages }) => {
    const asked = messages.map(({ content }) => content).join(" ");
    return model === "judge" ? JSON.stringify({ reason: "", pass: isGood(asked) }) : "answer";
  };
  const [a, b] = [await evaluate("ft:a"), await evaluate("ft:b")];
  expect((await calibrateJudges(caller, benchmark.id))[0]).toMatchObject({
    answerCount: 0,
    kappa: null,
    verdict: expect.stringContaining("Nobody has rated"),
  });
  const total = a.caseCount + b.caseCount;
  const other = { ...caller, userId: (await createPerson()).userId };
  const query = { grader: "people" };
  for (const rater of [caller, other]) {
    for (let rated = 0; rated < total; rated++) {
      const task = await getRatingTask(rater, benchmark.id, query.grader);
      expect(task).toMatchObject({ ratedCount: rated, totalCount: total, scale: "pass_fail" });
      expect(Object.keys(task.answer ?? {}).sort()).toEqual(["answerId", "prompt", "target", "text"]);
      const value = isGood(JSON.stringify(task.answer?.prompt)) || (rater === other && rated === 0) ? 1 : 0;
      await rateAnswer(rater, benchmark.id, { ...query, answerId: task.answer?.answerId ?? "", value });
    }
    expect((await getRatingTask(rater, benchmark.id, "people")).answer).toBeNull();
  }
  for (const { id } of [a, b]) await sumUp({ evaluationId: id });
  const rated = await getEvaluation(caller, a.id);
  expect(rated.scores?.people?.n).toBe(a.caseCount);
  expect(rated.ungraded).toEqual({});
  const agreement = await getRatingAgreement(caller, benchmark.id, "people");
  expect(agreement).toMatchObject({
    ratedCount: total,
    people: [{ ratedCount: total }, { ratedCount: total }],
    pairs: [{ answerCount: total }],
  });
  expect(agreement.pairs[0]?.kappa?.value).toBeGreaterThan(0.5);
  const [calibration] = await calibrateJudges(caller, benchmark.id);
  expect(calibration).toMatchObject({ judge: "judge", human: "people", answerCount: total, table: { labels: ["failed", "passed"] } });
  expect(calibration?.kappa?.value).toBeGreaterThan(0.5);
  expect(calibration?.correlation?.value).toBeGreaterThan(0.5);
  expect(calibration?.verdict).toContain("Only 8 answers");
  expect((await compareEvaluations(caller, { baselineId: a.id, candidateId: b.id })).difference.n).toBe(a.caseCount);

  await expect(rateAnswer(caller, benchmark.id, { ...query, answerId: "gone", value: 1 })).rejects.toMatchObject({ code: "not_found" });
  await expect(rateAnswer(caller, benchmark.id, { ...query, answerId: "gone", value: 5 })).rejects.toThrow("passes (1) or not (0)");
  await expect(getRatingTask(caller, benchmark.id, "judge")).rejects.toMatchObject({ code: "not_found" });
  await expect(getRatingTask(await createCaller(), benchmark.id, "people")).rejects.toMatchObject({ code: "not_found" });
});

test("graders are tried on stored answers and on a text; nothing is saved", async () => {
  const { caller, evaluate } = await createJudgedWorld();
  chatTrainer.reply = (asked) => (isJudge(asked) ? '{"reason":"","pass":true}' : "The box is red.");
  const { id, scores } = await evaluate("ft:a");
  const graders: Grader[] = [{ key: "has", kind: "contains", wanted: ["red"] }];
  const tried = await previewGraders(caller, { graders, on: { kind: "evaluation", evaluationId: id, limit: 3 } }, signal);
  expect(tried).toHaveLength(3);
  expect(tried[0]).toMatchObject({ answer: "The box is red.", scores: { has: { score: 1 } } });
  expect(await previewGraders(caller, { graders, on: { kind: "text", answer: "blue" } }, signal)).toMatchObject([
    { scores: { has: { score: 0 } } },
  ]);
  expect((await getEvaluation(caller, id)).scores).toEqual(scores);
  await expect(
    previewGraders(await createCaller(), { graders, on: { kind: "evaluation", evaluationId: id } }, signal),
  ).rejects.toMatchObject({ code: "not_found" });
});
