import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { comparePair } from "@/lib/evaluations/compare-evaluations";
import { calibrateJudges } from "@/lib/evaluations/ratings/calibrate-judges";
import type { Evaluation } from "@/lib/evaluations/schemas";
import { evaluationInclude, toEvaluations } from "@/lib/evaluations/to-evaluation";
import { newestBaselines } from "@/lib/evaluations/trends/pick-evaluations";
import type { ListedModel } from "@/lib/models/schemas";
import type { CardEvaluation } from "./schemas";

/** Each takes a comparison case by case; a card of more is not read. */
const most = 12;

export async function readCardEvaluations(caller: Caller, model: ListedModel): Promise<{ evaluations: CardEvaluation[]; isCut: boolean }> {
  const { projectId } = caller;
  const rows = await db.evaluation.findMany({
    where: { projectId, modelVersionId: model.id, status: "succeeded" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most + 1,
    include: evaluationInclude,
  });
  const own = await toEvaluations(rows.slice(0, most));
  const opponents = await readOpponents(projectId, model, own);
  const evaluations: CardEvaluation[] = [];
  for (const evaluation of own) {
    const opponent = opponents.get(evaluation.benchmark.id);
    const isJudged = evaluation.benchmark.graders.some(({ kind }) => kind === "judge");
    evaluations.push({
      evaluation,
      against: opponent ? await verdictOver(opponent, evaluation) : null,
      judges: isJudged ? await calibrateJudges(caller, evaluation.benchmark.id) : [],
    });
  }
  return { evaluations, isCut: rows.length > most };
}

/** By benchmark: prompting, of the same base model where there is such a baseline. Prompting itself is held against nobody. */
async function readOpponents(projectId: string, model: ListedModel, own: readonly Evaluation[]): Promise<Map<string, Evaluation>> {
  if (own.length === 0 || (model.kind === "baseline" && model.approach === "prompt")) return new Map();
  const wanted = own.map(({ benchmark }) => ({ benchmarkId: benchmark.id, baseModel: model.baseModel }));
  const found = z.array(z.object({ id: z.string() })).parse(await db.$queryRaw(newestBaselines(projectId, wanted)));
  const rows = await db.evaluation.findMany({ where: { id: { in: found.map(({ id }) => id) } }, include: evaluationInclude });
  const baselines = (await toEvaluations(rows)).filter(({ modelVersion }) => modelVersion.approach === "prompt");
  return new Map(baselines.map((one) => [one.benchmark.id, one]));
}

async function verdictOver(opponent: Evaluation, evaluation: Evaluation): Promise<CardEvaluation["against"]> {
  const { verdict } = await comparePair(opponent, evaluation);
  return { evaluationId: opponent.id, name: opponent.modelVersion.name, verdict };
}
