import type { Prisma } from "@/lib/db/generated/client";
import { readSpending } from "@/lib/runs/spending/read-spending";
import { priceOfTokens } from "@/lib/trainers/price-of-tokens";
import { type Grader, gradersSchema } from "../graders/schemas";
import type { Ceilings } from "./schemas";

export interface Measured {
  projectId: string;
  modelVersionId: string;
  benchmarkId: string;
}

/**
 * Whoever starts it, an evaluation takes no more than is left of the month's budget: its ceiling is lowered to that. One that is under way was
 * held to it when it began, and what costs nothing needs no money.
 */
export async function keepToBudget<L extends Partial<Ceilings>>(tx: Prisma.TransactionClient, measured: Measured, limits: L): Promise<L> {
  const { leftUsd } = await readSpending(tx, measured.projectId);
  if (leftUsd === null) return limits;
  const { modelVersionId, benchmarkId } = measured;
  const known = await tx.evaluation.findUnique({ where: { modelVersionId_benchmarkId: { modelVersionId, benchmarkId } } });
  if (known?.status === "queued" || known?.status === "running" || !(await mayCost(tx, measured))) return limits;
  const { ceilingUsd = known?.ceilingUsd ?? null } = limits;
  return { ...limits, ceilingUsd: lowerOf(ceilingUsd, (known?.spentUsd ?? 0) + leftUsd) };
}

export const lowerOf = (ceilingUsd: number | null, mostUsd: number) => (ceilingUsd === null ? mostUsd : Math.min(ceilingUsd, mostUsd));

/** Its answers have a price above nothing, or others than the trainer of the house are asked to grade them. */
export async function mayCost(tx: Prisma.TransactionClient, { projectId, modelVersionId, benchmarkId }: Measured): Promise<boolean> {
  const model = await tx.modelVersion.findFirstOrThrow({ where: { id: modelVersionId, projectId }, include: { trainer: true } });
  if ((priceOfTokens(model.trainer, model.baseModel, { promptTokens: 1, completionTokens: 1 }) ?? 0) > 0) return true;
  const { graders } = await tx.benchmark.findFirstOrThrow({ where: { id: benchmarkId, projectId }, select: { graders: true } });
  const asked = gradersSchema.parse(graders).flatMap(trainersOf);
  return asked.length > 0 && (await tx.trainer.count({ where: { id: { in: asked }, kind: { not: "cpu" } } })) > 0;
}

function trainersOf(grader: Grader): string[] {
  if (grader.kind === "judge") return grader.judges.map(({ trainerId }) => trainerId);
  return grader.kind === "embedding" ? [grader.embedder.trainerId] : [];
}
