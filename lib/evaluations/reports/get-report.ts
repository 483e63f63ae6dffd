import type { Caller } from "@/lib/accounts/caller";
import { getVersion } from "@/lib/datasets/versions/get-version";
import { db } from "@/lib/db/client";
import { learnedAllRows } from "@/lib/models/learned-all-rows";
import { getRun } from "@/lib/runs/get-run";
import type { Run } from "@/lib/runs/schemas";
import { subsetWords } from "@/lib/runs/subset-words";
import { listCases } from "../benchmarks/list-cases";
import { compareEvaluations } from "../compare-evaluations";
import { readYearlyCost } from "../costs/read-yearly-cost";
import { listDecisions } from "../decisions/list-decisions";
import { getLearningCurve } from "../learning-curves/get-learning-curve";
import { readCaseScores } from "../read-case-scores";
import { readAnswerPrice } from "../rebases/read-answer-price";
import { type Comparison, type Evaluation, type EvaluationCase, listCasesInput } from "../schemas";
import { readSlices } from "../slices/list-slices";
import { evaluationInclude, toEvaluations } from "../to-evaluation";
import { rankModels } from "./rank-models";
import { recommend } from "./recommend";
import { type Report, type ReportedCase, type ReportedModel, type ReportQuery, reportSchema } from "./schemas";

const mostModels = 20;
const mostCases = 10;

/** Everything that a decision about two versions rests on. */
export async function getReport(caller: Caller, query: ReportQuery): Promise<Report> {
  const comparison = await compareEvaluations(caller, query);
  const { baseline, candidate, grader } = comparison;
  const models = await readModels(caller, comparison);
  const run = candidate.modelVersion.run ? await getRun(caller, candidate.modelVersion.run.id) : null;
  const recipe = run ? recipeOf(run) : null;
  const pair = { baselineId: baseline.id, candidateId: candidate.id };
  const broken = await listCases(
    caller,
    candidate.benchmark.id,
    listCasesInput.parse({ ...pair, grader, show: "broken", limit: mostCases }),
  );
  const { name: projectName } = await db.project.findUniqueOrThrow({ where: { id: caller.projectId }, select: { name: true } });
  return reportSchema.parse({
    projectId: caller.projectId,
    projectName,
    question: `Should ${candidate.modelVersion.name} take the place of ${baseline.modelVersion.name}?`,
    comparison,
    recommendation: recommend({ comparison, models, recipe }),
    models,
    cost: await readYearlyCost(
      caller.projectId,
      {
        candidate: wayOf(candidate, models, recipe?.costUsd ?? null),
        baseline: wayOf(baseline, models, await trainingUsd(caller, baseline)),
      },
      query,
    ),
    learningCurve: run ? await getLearningCurve(caller, { evaluationId: candidate.id, baselineId: baseline.id, grader }) : null,
    slices: await readSlices(baseline, candidate, grader),
    regressions: { total: broken.total, cases: broken.items.map((item) => toReported(item, grader)) },
    data: run ? await getVersion(caller, run.datasetVersion.id) : null,
    recipe,
    decisions: await listDecisions(caller, pair),
    writtenAt: new Date(),
  });
}

/** Every model on these cases: from the least to the most work to set up, and the two in question whatever their place. */
async function readModels(
  { projectId }: Caller,
  { baseline, candidate, grader, isSequential, difference, verdict }: Comparison,
): Promise<ReportedModel[]> {
  const rows = await db.evaluation.findMany({
    where: {
      projectId,
      benchmarkId: candidate.benchmark.id,
      // One that stopped early stands in the report that is about it, and in no other.
      // What learned from a part of the rows stands in the learning curve.
      OR: [{ status: "succeeded", modelVersion: learnedAllRows }, { id: { in: [baseline.id, candidate.id] } }],
    },
    orderBy: [{ modelVersion: { number: "asc" } }, { modelVersion: { approach: "asc" } }, { createdAt: "asc" }],
    include: evaluationInclude,
  });
  const all = await toEvaluations(rows);
  const isAsked = ({ id }: Evaluation) => id === baseline.id || id === candidate.id;
  const kept = new Set([...all.filter(isAsked), ...all.filter((one) => !isAsked(one)).slice(2 - mostModels)].map(({ id }) => id));
  const shown = all.filter(({ id }) => kept.has(id));
  const ids = shown.map(({ id }) => id);
  const held = rankModels(await readCaseScores(candidate.benchmark.id, ids, grader), ids, baseline.id, candidate.id);
  return Promise.all(
    shown.map(async (evaluation) => ({
      evaluation,
      role:
        evaluation.id === candidate.id
          ? ("candidate" as const)
          : evaluation.id === baseline.id
            ? ("baseline" as const)
            : ("other" as const),
      score: evaluation.scores?.[grader] ?? null,
      ...(held.get(evaluation.id) ?? { againstBaseline: null, outcome: null, isSurelyBeaten: null }),
      // Looked at while it was measured, it has one figure that holds, and the report says no other.
      ...(isSequential && evaluation.id === candidate.id ? { againstBaseline: difference, outcome: verdict.outcome } : {}),
      usdPerThousand: await readAnswerPrice(evaluation.id),
    })),
  );
}

const wayOf = ({ id, modelVersion }: Evaluation, models: readonly ReportedModel[], trainingUsd: number | null) => ({
  modelVersionId: modelVersion.id,
  trainingUsd,
  usdPerThousand: models.find(({ evaluation }) => evaluation.id === id)?.usdPerThousand ?? null,
});

async function trainingUsd(caller: Caller, { modelVersion }: Evaluation): Promise<number | null> {
  return modelVersion.run ? (await getRun(caller, modelVersion.run.id)).costUsd : null;
}

function recipeOf({ id, number, trainer, baseModel, method, hyperparameters, seed, costUsd, ...run }: Run): Report["recipe"] {
  const settings = Object.entries(hyperparameters)
    .filter(([, value]) => value !== "auto" && value !== undefined)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${value}`)
    .join(", ");
  const part = run.trainPercent < 100 ? subsetWords(run, run.trainCount ?? 0, run.datasetVersion.trainCount) : null;
  return { runId: id, runNumber: number, trainer: trainer.name, baseModel, method, settings, seed, costUsd, part };
}

function toReported({ position, prompt, target, baseline, candidate }: EvaluationCase, grader: string): ReportedCase {
  return {
    position,
    asked: prompt.findLast(({ role }) => role === "user")?.content ?? prompt.at(-1)?.content ?? "",
    target,
    before: baseline?.answer ?? "",
    after: candidate?.answer ?? "",
    reason: candidate?.scores[grader]?.reason ?? "",
  };
}
