import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/accounts/caller";
import { readRuleParts } from "@/lib/datasets/checks/read-rules";
import { rulesOf } from "@/lib/datasets/checks/rules-of";
import { writeOwnIssues } from "@/lib/datasets/checks/write-own-issues";
import { describeContent } from "@/lib/datasets/describe-content";
import type { ExampleContent, ReviewState } from "@/lib/datasets/schemas";
import type { Prisma, RevisionOrigin } from "@/lib/db/generated/client";

export interface NewContent {
  id: string;
  /** The revision that it follows. */
  revision: number;
  content: ExampleContent;
  state: ReviewState;
  isMachineWritten: boolean;
}

/**
 * `saveContent` for many examples in a few statements. The caller has locked them in the order of their ids, has refused what cannot be
 * learned, and asks for the check of the dataset when the last of them is written.
 */
export async function saveContents(
  tx: Prisma.TransactionClient,
  { projectId, userId }: Caller,
  datasetId: string,
  contents: readonly NewContent[],
  origin: RevisionOrigin,
): Promise<void> {
  if (contents.length === 0) return;
  const rows = contents.map(({ content, ...row }) => ({ ...row, ...content, ...describeContent(content), revisionId: randomUUID() }));
  await tx.$executeRaw`
    with made as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as made(id text, revision int, messages jsonb, tools jsonb, rejected jsonb, "promptText" text,
        "answerText" text, "contextText" text, "tokenCount" int, "contentHash" text, state text, "isMachineWritten" boolean, "revisionId" text)
    ), changed as (
      update "Example" example set messages = made.messages, tools = made.tools, rejected = made.rejected, "promptText" = made."promptText",
        "answerText" = made."answerText", "contextText" = made."contextText", "tokenCount" = made."tokenCount", "contentHash" = made."contentHash",
        state = made.state::"ReviewState", "isMachineWritten" = made."isMachineWritten", "authorId" = ${userId}, revision = made.revision + 1,
        "updatedAt" = ${new Date()}::timestamp
      from made where example.id = made.id and example."projectId" = ${projectId} and example.revision = made.revision
      returning example.id
    )
    insert into "ExampleRevision" (id, "exampleId", number, messages, tools, rejected, "contentHash", origin, "authorId")
    select "revisionId", id, revision + 1, messages, tools, rejected, "contentHash", ${origin}::"RevisionOrigin", ${userId} from made join changed using (id)`;
  const looked = contents.map(({ id, revision, content }, index) => ({
    id,
    revision: revision + 1,
    tokenCount: rows[index]?.tokenCount ?? 0,
    content,
  }));
  await writeOwnIssues(tx, datasetId, looked, rulesOf(await readRuleParts(tx, datasetId)));
}
