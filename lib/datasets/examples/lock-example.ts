import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { reviewStateSchema } from "@/lib/datasets/schemas";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

const lockedSchema = z.object({
  datasetId: z.string(),
  revision: z.number(),
  state: reviewStateSchema,
  answerText: z.string(),
  isMachineWritten: z.boolean(),
});
export type LockedExample = z.infer<typeof lockedSchema>;

/** Until the transaction ends, whoever edits or judges this example takes turns: all look first and write then. */
export async function lockExample(tx: Prisma.TransactionClient, { projectId }: Caller, exampleId: string): Promise<LockedExample> {
  const rows = await tx.$queryRaw<unknown[]>`
    select "datasetId", revision, state::text, "answerText", "isMachineWritten" from "Example"
    where id = ${exampleId} and "projectId" = ${projectId} and "deletedAt" is null for update`;
  const [row] = rows;
  if (!row) throw new AppError("not_found", "There is no such example in this project. It may have been deleted.");
  return lockedSchema.parse(row);
}
