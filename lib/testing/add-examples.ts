import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/accounts/caller";
import { describeContent } from "@/lib/datasets/describe-content";
import { groupKeyOf, splitPointOf } from "@/lib/datasets/fingerprint";
import { type ExampleContent, exampleContentSchema, type ReviewState, type Split } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

interface Row {
  content: Partial<ExampleContent> & Pick<ExampleContent, "messages">;
  group?: string;
  state?: ReviewState;
  tags?: string[];
  pinnedSplit?: Split;
  isMachineWritten?: boolean;
}

/** Many examples at once, with their first revision, in the order given. Approved unless the row says otherwise. */
export async function addExamples({ projectId, userId }: Caller, datasetId: string, rows: Row[]): Promise<string[]> {
  const { splitSeed } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } });
  const made = rows.map(({ content: given, group, state = "approved", ...rest }) => {
    const content = exampleContentSchema.parse(given);
    const groupKey = groupKeyOf(content.messages, group ?? null);
    const texts = { messages: content.messages, tools: content.tools ?? Prisma.DbNull, rejected: content.rejected ?? Prisma.DbNull };
    const example = {
      ...rest,
      ...texts,
      ...describeContent(content),
      id: randomUUID(),
      projectId,
      datasetId,
      state,
      groupKey,
      splitKey: groupKey,
      splitPoint: splitPointOf(splitSeed, groupKey),
      authorId: userId,
    };
    const { id: exampleId, contentHash } = example;
    return { example, revision: { exampleId, number: 1, ...texts, contentHash, authorId: userId } };
  });
  await db.example.createMany({ data: made.map(({ example }) => example) });
  await db.exampleRevision.createMany({ data: made.map(({ revision }) => revision) });
  return made.map(({ example }) => example.id);
}

export const askAndAnswer = (question: string, answer: string): Row => ({
  content: {
    messages: [
      { role: "user", content: question },
      { role: "assistant", content: answer },
    ],
  },
});
