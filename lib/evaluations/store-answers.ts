import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Paid } from "./ceilings/meter";
import type { Ceilings } from "./ceilings/schemas";

export type Answer = Omit<Prisma.EvaluationResultCreateManyInput, "evaluationId">;

export type Repeated = Omit<Prisma.RepeatedAnswerCreateManyInput, "evaluationId" | "caseId">;
export interface StoredCase {
  answer: Answer;
  /** All answers to the case, where it was asked several times. */
  repeated: Repeated[];
}

const nothing: Paid = { usd: 0, tokens: 0 };

/** The answers, how far the evaluation has come and what they took, together; an answer that is there already stays. Tells the ceilings. */
export async function storeAnswers(evaluationId: string, answered: StoredCase[], paid: Paid = nothing): Promise<Ceilings | null> {
  if (answered.length === 0) return null;
  // In the order of their ids, so that two workers who store the same cases at once never wait for each other in a circle.
  const cases = answered.toSorted((one, other) => (one.answer.caseId < other.answer.caseId ? -1 : 1));
  return db.$transaction(async (tx) => {
    let count = await replaceFewer(tx, evaluationId, cases);
    const made = await tx.evaluationResult.createMany({
      data: cases.map(({ answer }) => ({ ...answer, evaluationId })),
      skipDuplicates: true,
    });
    count += made.count;
    const repeated = cases.flatMap(({ answer: { caseId }, repeated: all }) => all.map((one) => ({ ...one, caseId, evaluationId })));
    if (repeated.length > 0) await tx.repeatedAnswer.createMany({ data: repeated, skipDuplicates: true });
    return tx.evaluation.update({
      where: { id: evaluationId },
      data: { doneCount: { increment: count }, spentUsd: { increment: paid.usd }, spentTokens: { increment: paid.tokens } },
      select: { ceilingUsd: true, ceilingTokens: true },
    });
  });
}

/** What stands on fewer answers than there are now gets their mean; ratings of its answer stay with it. */
async function replaceFewer(tx: Prisma.TransactionClient, evaluationId: string, cases: StoredCase[]): Promise<number> {
  let count = 0;
  for (const { answer, repeated } of cases) {
    if (repeated.length === 0) continue;
    const { caseId } = answer;
    count += (await tx.evaluationResult.updateMany({ where: { evaluationId, caseId, repeatCount: { lt: repeated.length } }, data: answer }))
      .count;
  }
  return count;
}
