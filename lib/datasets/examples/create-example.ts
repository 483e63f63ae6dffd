import type { Caller } from "@/lib/accounts/caller";
import { checkConversation } from "@/lib/datasets/check-conversation";
import { refreshIssues } from "@/lib/datasets/checks/refresh-issues";
import { describeContent } from "@/lib/datasets/describe-content";
import { groupKeyOf, splitPointOf } from "@/lib/datasets/fingerprint";
import { getDataset } from "@/lib/datasets/get-dataset";
import { lockDataset } from "@/lib/datasets/lock-dataset";
import { type ExampleContent, exampleContentSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { getExample } from "./get-example";
import type { CreateExampleInput, Example } from "./schemas";

/** An example written by hand. */
export async function createExample(caller: Caller, datasetId: string, input: CreateExampleInput): Promise<Example> {
  const { projectId, userId } = caller;
  const { splitSeed } = await getDataset(caller, datasetId);
  const content = exampleContentSchema.parse(input);
  const columns = readContent(content);
  const id = await db.$transaction(async (tx) => {
    await lockDataset(tx, datasetId);
    const same = await tx.example.findFirst({
      where: { datasetId, contentHash: columns.contentHash, deletedAt: null },
      select: { id: true },
    });
    if (same) throw new AppError("conflict", "The dataset holds exactly this example already. Change the question or the answer.");
    const groupKey = groupKeyOf(content.messages, null);
    const split = { groupKey, splitKey: groupKey, splitPoint: splitPointOf(splitSeed, groupKey) };
    const revision = { number: 1, ...toColumns(content), contentHash: columns.contentHash, authorId: userId };
    const created = await tx.example.create({
      data: { projectId, datasetId, authorId: userId, ...toColumns(content), ...columns, ...split, revisions: { create: revision } },
      select: { id: true },
    });
    await refreshIssues(tx, { exampleId: created.id, datasetId, revision: 1, content, tokenCount: columns.tokenCount });
    return created.id;
  });
  return getExample(caller, id);
}

/** What an example's columns say about its content; refuses one that cannot be learned. */
export function readContent(content: ExampleContent) {
  const problem = checkConversation(content.messages);
  if (problem) throw new AppError("invalid", problem.problem, [problem]);
  return describeContent(content);
}

/** Prisma's own word for an empty JSON column. */
export function toColumns({ messages, tools, rejected }: ExampleContent) {
  return { messages, tools: tools ?? Prisma.DbNull, rejected: rejected ?? Prisma.DbNull };
}
