import { db } from "@/lib/db/client";
import { priceOfTokens } from "@/lib/trainers/price-of-tokens";

/** What a thousand answers like those of an evaluation cost, in USD; null where no price is known. */
export async function readAnswerPrice(evaluationId: string): Promise<number | null> {
  const evaluation = await db.evaluation.findUnique({
    where: { id: evaluationId },
    select: { modelVersion: { select: { trainerModel: true, baseModel: true, trainer: { select: { kind: true, prices: true } } } } },
  });
  const { _avg } = await db.evaluationResult.aggregate({
    where: { evaluationId },
    _avg: { promptTokens: true, completionTokens: true },
  });
  if (!evaluation || _avg.promptTokens === null) return null;
  const { trainer, trainerModel, baseModel } = evaluation.modelVersion;
  const tokens = { promptTokens: 1000 * _avg.promptTokens, completionTokens: 1000 * (_avg.completionTokens ?? 0) };
  // A fine-tune has no line of its own among the prices: it is charged as its base model unless a lead says otherwise.
  return priceOfTokens(trainer, trainerModel, tokens) ?? priceOfTokens(trainer, baseModel, tokens);
}
