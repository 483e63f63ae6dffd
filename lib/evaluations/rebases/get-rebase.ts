import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { modelVersionInclude } from "@/lib/models/model-version-include";
import { getRun } from "@/lib/runs/get-run";
import { estimateDifference } from "@/lib/statistics/paired-difference";
import { pairCases } from "../pair-cases";
import { readCaseScores } from "../read-case-scores";
import { benchmarkSchema, type Evaluation } from "../schemas";
import { evaluationInclude, toEvaluations } from "../to-evaluation";
import { readAnswerPrice } from "./read-answer-price";
import { rebaseVerdict } from "./rebase-verdict";
import { type Rebase, rebaseSchema } from "./schemas";

const model = { include: modelVersionInclude } as const;
const include = {
  recipe: { select: { id: true, name: true } },
  benchmark: true,
  oldModel: model,
  promptVersion: model,
  run: { select: { modelVersions: { where: { kind: "fine_tune" }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 1, ...model } } },
} satisfies Prisma.RebaseInclude;

/** The three ways of answering on the same cases, with what can be said about them so far. */
export async function getRebase(caller: Caller, rebaseId: string): Promise<Rebase> {
  const { projectId } = caller;
  const row = await db.rebase.findFirst({ where: { id: rebaseId, projectId }, include });
  if (!row) throw new AppError("not_found", "There is no such comparison with a newer base model in this project.");
  const { oldModel, promptVersion, run, benchmark } = row;
  const tuned = run.modelVersions[0] ?? null;
  const grader = benchmarkSchema.parse(benchmark).graders[0]?.key ?? "";
  const ids = [oldModel.id, promptVersion.id, ...(tuned ? [tuned.id] : [])];
  const evaluations = await toEvaluations(
    await db.evaluation.findMany({
      where: { projectId, benchmarkId: benchmark.id, modelVersionId: { in: ids } },
      include: evaluationInclude,
    }),
  );
  const of = (id: string | undefined) => evaluations.find(({ modelVersion }) => modelVersion.id === id) ?? null;
  const [old, prompt, fine] = [of(oldModel.id), of(promptVersion.id), of(tuned?.id)];
  const [promptAgainstOld, tunedAgainstOld, tunedAgainstPrompt] = await Promise.all([
    compare(prompt, old, grader),
    compare(fine, old, grader),
    compare(fine, prompt, grader),
  ]);
  const rowOf = async (role: "old" | "prompt" | "tuned", modelVersion: typeof tuned, evaluation: Evaluation | null) => ({
    role,
    modelVersion,
    evaluation,
    score: evaluation?.scores?.[grader] ?? null,
    againstOld: (role === "prompt" ? promptAgainstOld : role === "tuned" ? tunedAgainstOld : null)?.difference ?? null,
    usdPerThousand: evaluation?.status === "succeeded" ? await readAnswerPrice(evaluation.id) : null,
  });
  return rebaseSchema.parse({
    ...row,
    grader,
    run: await getRun(caller, row.runId),
    rows: await Promise.all([rowOf("old", oldModel, old), rowOf("prompt", promptVersion, prompt), rowOf("tuned", tuned, fine)]),
    verdict: rebaseVerdict({
      oldName: oldModel.name,
      baseModel: promptVersion.baseModel,
      tunedName: tuned?.name ?? null,
      promptAgainstOld,
      tunedAgainstOld,
      tunedAgainstPrompt,
    }),
  });
}

/** First minus second, once both are measured. */
async function compare(first: Evaluation | null, second: Evaluation | null, grader: string) {
  if (first?.status !== "succeeded" || second?.status !== "succeeded") return null;
  const table = await readCaseScores(first.benchmark.id, [first.id, second.id], grader);
  const { differences, groups } = pairCases(table, second.id, first.id);
  return { difference: estimateDifference(differences, groups), differences, groups };
}
