import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { setUpBenchmark } from "@/lib/evaluations/benchmarks/set-up-benchmark";
import { createEvaluation } from "@/lib/evaluations/create-evaluation";
import { countScores } from "@/lib/evaluations/pair-cases";
import { readCaseScores } from "@/lib/evaluations/read-case-scores";
import { rankModels } from "@/lib/evaluations/reports/rank-models";
import { runEvaluation } from "@/lib/evaluations/run-evaluation";
import { rankMembers } from "@/lib/evaluations/sweeps/rank-members";
import { pairMembers } from "@/lib/evaluations/sweeps/read-member-pairs";
import { estimateMean } from "@/lib/statistics/mean-interval";
import { createCaller } from "@/lib/testing/factories";
import { sealCredentials } from "@/lib/trainers/seal-credentials";

// Runs whole evaluations against an upstream that takes 20 ms, then asks for the figures of ten models on ten thousand cases.
const cases = 1_000;
const rounds = 5;
const inFlight = 32;
const idealSeconds = (cases / inFlight) * 0.02;
const manyCases = 10_000;
const models = 10;

const caller = await createCaller("owner");
const { projectId } = caller;
const trainer = await db.trainer.create({
  data: { kind: "openai_compatible", name: "Bench", baseUrl: process.env.HONE_BENCH_UPSTREAM ?? "" },
});
const credentials = sealCredentials(env.secret, trainer.id, { apiKey: "nobody asks for it" });
await db.trainer.update({ where: { id: trainer.id }, data: { credentials } });

const register = (name: string) =>
  db.modelVersion.create({
    data: { projectId, kind: "baseline", number: 0, name, trainerId: trainer.id, baseModel: "tiny", trainerModel: name },
  });

const benchmark = await setUpBenchmark(caller, {
  from: "cases",
  name: "Tickets",
  cases: Array.from({ length: cases }, (_, index) => ({
    prompt: [{ role: "user" as const, content: `Ticket ${index}: ${"I was charged twice for one parcel. ".repeat(6)}` }],
    target: "Billing.",
    tags: [`tag ${index % 8}`],
  })),
  graders: [
    { key: "contains", kind: "contains", wanted: ["Billing"] },
    { key: "exact", kind: "exact" },
  ],
});

async function evaluateOnce(round: number): Promise<number> {
  const model = await register(`tiny ${round}`);
  const { id: evaluationId } = await createEvaluation(caller, { modelVersionId: model.id, benchmarkId: benchmark.id });
  const startedAt = performance.now();
  await runEvaluation({ evaluationId }, { isLast: true, signal: new AbortController().signal });
  const seconds = (performance.now() - startedAt) / 1_000;
  const { status, doneCount } = await db.evaluation.findUniqueOrThrow({ where: { id: evaluationId } });
  if (status !== "succeeded" || doneCount !== cases) throw new Error(`The evaluation ended as ${status} with ${doneCount} answers.`);
  return seconds;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

// The first round compiles and connects; a worker that has run for a minute has done both.
await evaluateOnce(0);
const seconds: number[] = [];
for (let round = 1; round <= rounds; round++) seconds.push(await evaluateOnce(round));

const statistics = await measureStatistics();
console.log(
  JSON.stringify({
    seconds: median(seconds),
    slowestSeconds: Math.max(...seconds),
    idealSeconds,
    timesIdeal: median(seconds) / idealSeconds,
    casesPerSecond: cases / median(seconds),
    megabytes: process.memoryUsage().rss / 2 ** 20,
    ...statistics,
  }),
);
await db.$disconnect();

/** Scores with intervals, all pairs with Holm's correction, and every model against a baseline: all that a page shows of ten models. */
async function measureStatistics() {
  const big = await db.benchmark.create({
    data: { projectId, seriesId: "big", name: "Many", number: 99, graders: [{ key: "exact", kind: "exact" }], caseCount: manyCases },
  });
  await db.$executeRaw`insert into "BenchmarkCase" (id, "benchmarkId", position, prompt, target, tags, "groupKey")
    select 'big' || i, ${big.id}, i, '[{"role":"user","content":"?"}]', 'yes', array['tag ' || i % 12], 'customer ' || i / 3 from generate_series(1, ${manyCases}) i`;
  const ids: string[] = [];
  for (let index = 0; index < models; index++) {
    const { id: modelVersionId } = await register(`big ${index}`);
    const data = {
      projectId,
      modelVersionId,
      benchmarkId: big.id,
      caseCount: manyCases,
      doneCount: manyCases,
      status: "succeeded" as const,
    };
    const { id } = await db.evaluation.create({ data });
    await db.$executeRaw`insert into "EvaluationResult" ("evaluationId", "caseId", answer, scores, score, "latencyMs", "promptTokens", "completionTokens")
      select ${id}, 'big' || i, 'yes', json_build_object('exact', json_build_object('score', score, 'reason', 'Something else was wanted.')), score, 20, 240, 12
      from (select i, (random() < ${0.7 + index / 50}::float8)::int as score from generate_series(1, ${manyCases}) i) drawn`;
    ids.push(id);
  }
  await db.$executeRawUnsafe("vacuum analyze");
  const times: number[] = [];
  for (let round = 0; round < 4; round++) {
    const startedAt = performance.now();
    const table = await readCaseScores(big.id, ids, "exact");
    const scores = new Map(
      ids.map((id) => {
        const own = countScores(table, id);
        return [id, estimateMean(own.scores, own.groups).value];
      }),
    );
    const ranked = rankMembers(scores, pairMembers(table, ids));
    const held = rankModels(table, ids, ids[0] ?? "", ids.at(-1) ?? "");
    if (ranked.length !== models || held.size !== models) throw new Error("A model is missing from the figures.");
    times.push(performance.now() - startedAt);
  }
  return { statisticsMs: median(times.slice(1)), statisticsFirstMs: times[0] ?? Number.NaN };
}
