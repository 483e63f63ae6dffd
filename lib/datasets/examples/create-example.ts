import type { Caller } from "@/lib/accounts/caller";
import { contentHashOf, groupKeyOf } from "@/lib/datasets/fingerprint";
import { getDataset } from "@/lib/datasets/get-dataset";
import { checkConversation } from "@/lib/datasets/imports/map-row";
import { lockDataset } from "@/lib/datasets/lock-dataset";
import { firstQuestion } from "@/lib/datasets/message-texts";
import type { Message } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getExample } from "./get-example";
import type { CreateExampleInput, Example } from "./schemas";

/** An example written by hand. */
export async function createExample(caller: Caller, datasetId: string, { messages }: CreateExampleInput): Promise<Example> {
  const { projectId, userId } = caller;
  await getDataset(caller, datasetId);
  const texts = readConversation(messages);
  const id = await db.$transaction(async (tx) => {
    await lockDataset(tx, datasetId);
    const same = await tx.example.findFirst({
      where: { datasetId, contentHash: texts.contentHash, deletedAt: null },
      select: { id: true },
    });
    if (same) throw new AppError("conflict", "The dataset holds exactly this example already. Change the question or the answer.");
    const groupKey = groupKeyOf(messages, null);
    const revision = { number: 1, messages, contentHash: texts.contentHash, authorId: userId };
    const created = await tx.example.create({
      data: { projectId, datasetId, messages, groupKey, ...texts, revisions: { create: revision } },
      select: { id: true },
    });
    return created.id;
  });
  return getExample(caller, id);
}

/** What an example's columns say about its conversation; refuses one that cannot be learned. */
export function readConversation(messages: Message[]) {
  const problem = checkConversation(messages);
  if (problem) throw new AppError("invalid", problem.problem, [problem]);
  return { contentHash: contentHashOf(messages), promptText: firstQuestion(messages), answerText: messages.at(-1)?.content ?? "" };
}
