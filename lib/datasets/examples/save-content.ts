import type { Caller } from "@/lib/accounts/caller";
import { refreshIssues } from "@/lib/datasets/checks/refresh-issues";
import { stateAfterEdit } from "@/lib/datasets/reviews/moves";
import type { ExampleContent } from "@/lib/datasets/schemas";
import type { Prisma, RevisionOrigin } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { readContent, toColumns } from "./insert-example";
import { type LockedExample, lockExample } from "./lock-example";

interface Edit {
  /** The revision that the person started from. */
  revision: number;
  content: ExampleContent;
  origin: RevisionOrigin;
}

/** The one writer of an example's content after it was made. Versions keep the revisions that they froze. */
export async function saveContent(tx: Prisma.TransactionClient, caller: Caller, exampleId: string, edit: Edit): Promise<void> {
  const { revision, content, origin } = edit;
  const columns = readContent(content);
  const current = await lockExample(tx, caller, exampleId);
  if (current.revision !== revision) throw overtaken(current, columns.answerText);
  const number = revision + 1;
  const isMachineWritten = origin === "machine";
  const state = stateAfterEdit(current.state, caller.role, isMachineWritten);
  // Not the group: an edit must not carry the row into another split.
  await tx.example.update({
    where: { id: exampleId, projectId: caller.projectId },
    data: { ...toColumns(content), ...columns, revision: number, authorId: caller.userId, isMachineWritten, state },
  });
  await tx.exampleRevision.create({
    data: { exampleId, number, ...toColumns(content), contentHash: columns.contentHash, authorId: caller.userId, origin },
  });
  await refreshIssues(tx, { exampleId, datasetId: current.datasetId, revision: number, content, tokenCount: columns.tokenCount });
}

function overtaken({ revision, answerText: theirs }: LockedExample, yours: string): AppError {
  const texts = theirs === yours ? "Both have the same answer, but something else differs." : `Theirs: “${theirs}” Yours: “${yours}”`;
  return new AppError(
    "conflict",
    `Somebody saved this example after you opened it (revision ${revision} now), so yours was not saved. ${texts} Copy what you want to keep, load theirs and save again.`,
  );
}
