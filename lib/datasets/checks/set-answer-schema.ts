import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { answerCheck } from "@/lib/projects/answer-check";
import { enqueueRecheck } from "./enqueue-check";
import type { AnswerSchemaInput } from "./schemas";

/** The format that every answer of the project keeps; null for free text. All examples are looked at again. */
export async function setAnswerSchema({ projectId }: Caller, { schema }: AnswerSchemaInput): Promise<void> {
  if (schema !== null) answerCheck(schema);
  await db.$transaction(async (tx) => {
    await tx.project.updateMany({ where: { id: projectId }, data: { answerSchema: schema ?? Prisma.DbNull } });
    const datasets = await tx.dataset.findMany({ where: { projectId }, select: { id: true } });
    for (const { id } of datasets) await enqueueRecheck(tx, id);
  });
}
