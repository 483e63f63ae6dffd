import type { Caller } from "@/lib/accounts/caller";
import { checkConversation } from "@/lib/datasets/check-conversation";
import { refreshIssues } from "@/lib/datasets/checks/refresh-issues";
import { describeContent } from "@/lib/datasets/describe-content";
import { groupKeyOf, splitPointOf } from "@/lib/datasets/fingerprint";
import { lockDataset } from "@/lib/datasets/lock-dataset";
import { type ExampleContent, exampleContentSchema } from "@/lib/datasets/schemas";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import type { CreateExampleInput } from "./schemas";

interface Label {
  tags?: string[];
  /** No model learns it before a person has accepted it. */
  isMachineWritten?: boolean;
}

/** A draft, with what follows from it, as part of something larger; null where the dataset holds exactly this example already. */
export async function insertExample(
  tx: Prisma.TransactionClient,
  { projectId, userId }: Pick<Caller, "projectId" | "userId">,
  datasetId: string,
  input: CreateExampleInput,
  label: Label = {},
): Promise<string | null> {
  const content = exampleContentSchema.parse(input);
  const columns = readContent(content);
  await lockDataset(tx, datasetId);
  const { splitSeed } = await tx.dataset.findFirstOrThrow({ where: { id: datasetId, projectId }, select: { splitSeed: true } });
  const same = await tx.example.findFirst({
    where: { datasetId, contentHash: columns.contentHash, deletedAt: null },
    select: { id: true },
  });
  if (same) return null;
  const groupKey = groupKeyOf(content.messages, null);
  const split = { groupKey, splitKey: groupKey, splitPoint: splitPointOf(splitSeed, groupKey) };
  const revision = { number: 1, ...toColumns(content), contentHash: columns.contentHash, authorId: userId };
  const common = { projectId, datasetId, authorId: userId, ...label };
  const created = await tx.example.create({
    data: { ...common, ...toColumns(content), ...columns, ...split, revisions: { create: revision } },
    select: { id: true },
  });
  await refreshIssues(tx, { exampleId: created.id, datasetId, revision: 1, content, tokenCount: columns.tokenCount });
  return created.id;
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
