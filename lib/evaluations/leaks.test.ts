import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { createDataset } from "@/lib/datasets/create-dataset";
import { checkLeaks } from "@/lib/datasets/versions/check-leaks";
import { freezeVersion } from "@/lib/datasets/versions/freeze-version";
import { getLeaks } from "@/lib/datasets/versions/get-leaks";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { sweepLeakChecks } from "@/lib/datasets/versions/sweep-leak-checks";
import { db } from "@/lib/db/client";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { addExamples, askAndAnswer } from "@/lib/testing/add-examples";
import { createCaller } from "@/lib/testing/factories";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { createBenchmark } from "./benchmarks/create-benchmark";
import { createEvaluation } from "./create-evaluation";
import { getEvaluation } from "./get-evaluation";

const topics = ["a lost card", "a late refund", "a wrong address", "a double payment", "an expired passport"];
/** Sentences that share little with each other. */
const ask = (number: number) => {
  const word = (at: number) => ((number * 7_919 + at * 104_729) % 99_991).toString(36);
  return `${topics[number % topics.length]} ${Array.from({ length: 14 }, (_, at) => word(at)).join(" ")}`;
};
const long = "My card was charged twice for the same order last Tuesday and nobody at the hotline could tell me when the money comes back";

async function createWorld() {
  const caller = await createCaller("lead");
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  await addExamples(
    caller,
    datasetId,
    Array.from({ length: 100 }, (_, number) => askAndAnswer(ask(number), "x")),
  );
  return { caller, datasetId };
}

test("a version without any says so; word for word and nearly the same are told apart, each with both texts", async () => {
  const { caller, datasetId } = await createWorld();
  const clean = await freezeVersion(caller, datasetId, {});
  expect(clean.leaks).toMatchObject({
    test: { caseCount: clean.testCount, exact: 0, near: 0 },
    validation: { exact: 0, near: 0 },
    benchmarks: [],
  });

  await addExamples(caller, datasetId, [
    { ...askAndAnswer("Where is my refund for order 12?", "x"), pinnedSplit: "train" },
    { ...askAndAnswer("where is  MY refund\nfor order 12?", "y"), pinnedSplit: "test" },
    { ...askAndAnswer(long, "x"), pinnedSplit: "train" },
    { ...askAndAnswer(`${long}, please`, "x"), pinnedSplit: "test" },
    { ...askAndAnswer(`Hello, ${long}`, "x"), pinnedSplit: "validation" },
  ]);
  const leaky = await freezeVersion(caller, datasetId, {});
  expect(leaky.leaks).toMatchObject({
    test: { caseCount: clean.testCount + 2, exact: 1, near: 1 },
    validation: { caseCount: clean.validationCount + 1, exact: 0, near: 1 },
  });
  const { test: found } = await getLeaks(caller, leaky.id);
  expect(found.pairs).toMatchObject([
    { kind: "exact", measured: { prompt: "where is  MY refund\nfor order 12?" }, learned: { prompt: "Where is my refund for order 12?" } },
    { kind: "near", measured: { prompt: `${long}, please` }, learned: { prompt: long } },
  ]);
  await expect(getLeaks(await createCaller(), leaky.id)).rejects.toMatchObject({ code: "not_found" });
});

test("a version that nobody has looked at, because it is older or its job was lost, is looked at", async () => {
  const { caller, datasetId } = await createWorld();
  const { id } = await freezeVersion(caller, datasetId, {});
  await db.$executeRaw`update "DatasetVersion" set leaks = null where id = ${id}`;
  await db.$executeRaw`select graphile_worker.remove_job(${`leaks ${id}`})::text`;
  const waiting = () => db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = ${`leaks ${id}`}`;
  expect(await waiting()).toHaveLength(0);
  await sweepLeakChecks();
  await sweepLeakChecks();
  expect(await waiting()).toHaveLength(1);
  await checkLeaks({ versionId: id });
  expect((await getVersion(caller, id)).leaks).toMatchObject({ test: { exact: 0 } });
});

test("a score on a benchmark that is newer than what the model learned still says what the model had seen", async () => {
  const { caller, datasetId } = await createWorld();
  const learned = await freezeVersion(caller, datasetId, {});
  // Another seed: what was a training row becomes a test case.
  const measuring = await freezeVersion(caller, datasetId, { seed: 2, ratios: { train: 0.5, validation: 0, test: 0.5 } });
  const benchmark = await createBenchmark(measuring.id);
  const { id: trainerId } = await ensureCpuTrainer();
  const run = await db.run.create({
    data: {
      projectId: caller.projectId,
      number: 1,
      status: "succeeded",
      datasetVersionId: learned.id,
      trainerId,
      baseModel: "tiny",
      method: "lora",
      hyperparameters: {},
      seed: 1,
    },
  });
  const register = (kind: "fine_tune" | "baseline") =>
    db.$transaction((tx) =>
      registerModelVersion(tx, {
        projectId: caller.projectId,
        kind,
        trainerId,
        baseModel: "tiny",
        baseLabel: "Tiny",
        trainerModel: kind,
        systemPrompt: "",
        runId: kind === "fine_tune" ? run.id : null,
      }),
    );
  const [tuned, baseline] = [await register("fine_tune"), await register("baseline")];
  const evaluation = await createEvaluation(caller, { modelVersionId: tuned.id, benchmarkId: benchmark?.id ?? "" });
  expect(evaluation.leak).toBeNull();
  const jobs = await db.$queryRaw<{ key: string }[]>`select key from graphile_worker.jobs where task_identifier = 'versions.checkLeaks'`;
  expect(jobs.map(({ key }) => key)).toContain(`leaks ${learned.id}`);
  await Promise.all([checkLeaks({ versionId: learned.id }), checkLeaks({ versionId: learned.id })]);

  const seen = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from "DatasetVersionExample" test join "DatasetVersionExample" train on train."revisionId" = test."revisionId"
    where test."versionId" = ${measuring.id} and test.split = 'test' and train."versionId" = ${learned.id} and train.split = 'train'`;
  expect(seen[0]?.count).toBeGreaterThan(20);
  expect((await getEvaluation(caller, evaluation.id)).leak).toEqual({ caseCount: measuring.testCount, exact: seen[0]?.count, near: 0 });
  const { leaks } = await getVersion(caller, learned.id);
  expect(leaks?.benchmarks).toHaveLength(1);
  expect((await createEvaluation(caller, { modelVersionId: baseline.id, benchmarkId: benchmark?.id ?? "" })).leak).toBeNull();
});
