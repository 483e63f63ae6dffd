import type { Caller } from "@/lib/accounts/caller";
import { exampleContentSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { readContent, toColumns } from "./create-example";
import { getExample } from "./get-example";
import type { Example, UpdateExampleInput } from "./schemas";

/** Saves an edit as a new revision, unless somebody saved since it was begun. Versions keep the revisions that they froze. */
export async function updateExample(caller: Caller, exampleId: string, { revision, ...input }: UpdateExampleInput): Promise<Example> {
  const content = exampleContentSchema.parse(input);
  const columns = readContent(content);
  const number = revision + 1;
  await db.$transaction(async (tx) => {
    const { count } = await tx.example.updateMany({
      where: { id: exampleId, projectId: caller.projectId, revision, deletedAt: null },
      // Not the group: an edit must not carry the row into another split.
      data: { ...toColumns(content), revision: number, authorId: caller.userId, isMachineWritten: false, ...columns },
    });
    if (count === 0) return refuse(caller, exampleId, columns.answerText);
    await tx.exampleRevision.create({
      data: { exampleId, number, ...toColumns(content), contentHash: columns.contentHash, authorId: caller.userId },
    });
  });
  return getExample(caller, exampleId);
}

async function refuse(caller: Caller, exampleId: string, yours: string): Promise<never> {
  const current = await getExample(caller, exampleId);
  const theirs = current.answerText;
  const texts = theirs === yours ? "Both have the same answer, but something else differs." : `Theirs: “${theirs}” Yours: “${yours}”`;
  throw new AppError(
    "conflict",
    `Somebody saved this example after you opened it (revision ${current.revision} now), so yours was not saved. ${texts} Copy what you want to keep, load theirs and save again.`,
  );
}
