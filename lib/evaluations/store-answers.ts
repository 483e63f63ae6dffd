import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";

export type Answer = Omit<Prisma.EvaluationResultCreateManyInput, "evaluationId">;

/** The answers and how far the evaluation has come, together; an answer that is there already stays. */
export async function storeAnswers(evaluationId: string, answers: Answer[]): Promise<void> {
  if (answers.length === 0) return;
  await db.$transaction(async (tx) => {
    const { count } = await tx.evaluationResult.createMany({
      data: answers.map((answer) => ({ ...answer, evaluationId })),
      skipDuplicates: true,
    });
    await tx.evaluation.updateMany({ where: { id: evaluationId }, data: { doneCount: { increment: count } } });
  });
}
