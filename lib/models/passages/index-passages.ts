import { firstQuestion } from "@/lib/datasets/message-texts";
import { readVersionRows } from "@/lib/datasets/versions/read-version-rows";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { JobPayload } from "@/lib/jobs/catalog";
import type { Attempt } from "@/lib/jobs/handlers";

const rowsAtOnce = 1_000;
/** Counting the words of a hundred thousand passages takes some seconds. */
const timeoutMs = 600_000;

/** Builds the index whole or not at all, so that a killed worker leaves nothing half done and the next one begins anew. */
export async function indexPassages({ passageIndexId: id }: JobPayload<"models.indexPassages">, attempt: Attempt): Promise<void> {
  const index = await db.passageIndex.findFirst({ where: { id, status: "building" } });
  if (!index) return;
  try {
    await db.$transaction(
      async (tx) => {
        if (index.datasetVersionId) await copyExamples(tx, id, index.datasetVersionId, attempt.signal);
        await countWords(tx, id);
      },
      { timeout: timeoutMs, maxWait: 30_000 },
    );
  } catch (error) {
    if (attempt.isLast) await db.passageIndex.updateMany({ where: { id, status: "building" }, data: { status: "failed", failureMessage } });
    throw error;
  }
}

const failureMessage = "The passages could not be prepared. Try again; the log of the worker says more.";

async function copyExamples(tx: Prisma.TransactionClient, indexId: string, versionId: string, signal: AbortSignal): Promise<void> {
  await tx.passage.deleteMany({ where: { indexId } });
  let rows: Prisma.PassageCreateManyInput[] = [];
  let position = 0;
  const flush = async () => {
    signal.throwIfAborted();
    await tx.passage.createMany({ data: rows });
    rows = [];
  };
  for await (const { messages } of readVersionRows(versionId, "train")) {
    // The instruction of an example is everybody's, and says nothing about which question it is like.
    const shown = messages.filter(({ role }) => role !== "system");
    rows.push({ indexId, position: ++position, text: firstQuestion(shown), messages: shown });
    if (rows.length >= rowsAtOnce) await flush();
  }
  await flush();
}

async function countWords(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.passageWord.deleteMany({ where: { indexId: id } });
  await tx.$executeRaw`
    insert into "PassageWord" ("indexId", word, positions)
    select ${id}, word, array_agg(position order by position)
    from "Passage", unnest(tsvector_to_array(to_tsvector('simple', left(title || ' ' || text, 200000)))) word
    where "indexId" = ${id}
    group by word`;
  await tx.$executeRaw`
    update "Passage" set "wordCount" = greatest(1, length(to_tsvector('simple', left(title || ' ' || text, 200000)))) where "indexId" = ${id}`;
  const { _count, _sum } = await tx.passage.aggregate({ where: { indexId: id }, _count: true, _sum: { wordCount: true } });
  await tx.passageIndex.updateMany({
    where: { id, status: "building" },
    data: { status: "ready", passageCount: _count, wordCount: _sum.wordCount ?? 0 },
  });
}
