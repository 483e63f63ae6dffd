import type { Prisma } from "@/lib/db/generated/client";
import { ensureEvaluation } from "../create-evaluation";

interface Trained {
  projectId: string;
  learningCurveId: string;
  modelVersionId: string;
}

/** Puts a part's model to the cases that the curve is about, as often and within the same ceilings as the whole one was. */
export async function measurePart(tx: Prisma.TransactionClient, { projectId, learningCurveId, modelVersionId }: Trained): Promise<void> {
  const curve = await tx.learningCurve.findUniqueOrThrow({ where: { id: learningCurveId }, include: { run: true, benchmarks: true } });
  for (const { benchmarkId } of curve.benchmarks) {
    const whole = await tx.evaluation.findFirst({
      where: { benchmarkId, modelVersion: { runId: curve.runId, trainerModel: curve.run.fineTunedModel ?? "" } },
      select: { repeats: true, ceilingUsd: true, ceilingTokens: true },
    });
    const { repeats, ...ceilings } = whole ?? { repeats: 1 };
    await ensureEvaluation(tx, { projectId, modelVersionId, benchmarkId }, ceilings, repeats);
  }
}
