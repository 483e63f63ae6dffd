import { z } from "zod";
import { type Message, messagesSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";

const rowsSchema = z.array(z.object({ messages: messagesSchema }));

/** The same examples of a version's train split whenever it is asked, spread over all of it by their hash. */
export async function pickFixedExamples(versionId: string, count: number): Promise<Message[][]> {
  const rows = await db.$queryRaw`
    select revision.messages
    from (
      select "revisionId" from "DatasetVersionExample"
      where "versionId" = ${versionId} and split = 'train' order by md5("revisionId" || ${versionId}), position limit ${count}
    ) row join "ExampleRevision" revision on revision.id = row."revisionId"
    order by md5(revision.id || ${versionId})`;
  return rowsSchema.parse(rows).map(({ messages }) => messages.filter(({ role }) => role !== "system"));
}
