import { db } from "@/lib/db/client";
import type { Attempt } from "@/lib/jobs/handlers";
import { readRows } from "./read-rows";
import { importMappingSchema } from "./schemas";
import type { SourceRow } from "./source-row";
import { diskFullWords, isDatabaseAway, isDiskFull } from "./storage-failure";
import { storeRows } from "./store-rows";

const rowsPerBatch = 500;

/** Takes the rows of a confirmed upload in. May be killed and run again at any moment: it goes on behind the last stored row. */
export async function importExamples({ importId }: { importId: string }, attempt: Attempt): Promise<void> {
  const source = await db.import.findUnique({ where: { id: importId }, include: { dataset: { select: { splitSeed: true } } } });
  if (source?.status !== "importing") return;
  try {
    const mapping = importMappingSchema.parse(source.mapping);
    const { splitSeed } = source.dataset;
    let lastRow = source.lastRow;
    let batch: SourceRow[] = [];
    for await (const rows of readRows(source)) {
      for (const row of rows) {
        if (row.rowNumber <= source.lastRow) continue;
        batch.push(row);
        if (batch.length < rowsPerBatch) continue;
        attempt.signal.throwIfAborted();
        if (!(await storeRows({ ...source, lastRow, mapping, splitSeed }, batch))) return;
        lastRow = row.rowNumber;
        batch = [];
      }
    }
    if (!(await storeRows({ ...source, lastRow, mapping, splitSeed }, batch))) return;
    await finishImport(importId);
  } catch (error) {
    await failImport(importId, error, attempt);
  }
}

async function finishImport(importId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { rowCount, acceptedCount, repeatedCount } = await tx.import.findUniqueOrThrow({ where: { id: importId } });
    const { count } = await tx.import.updateMany({
      where: { id: importId, status: "importing" },
      data: { status: "done", finishedAt: new Date(), failure: nothingIn(rowCount, acceptedCount, repeatedCount) },
    });
    if (count === 1) await tx.importChunk.deleteMany({ where: { importId } });
  });
}

function nothingIn(rows: number, accepted: number, repeated: number): string | null {
  if (accepted > 0) return null;
  if (rows === 0)
    return "The file has no rows, so nothing was imported. Check that there is something below the header, then upload it again.";
  if (repeated === rows) return "Every row of this file is in the dataset already, word for word, so nothing was added.";
  return "No row of this file could be used, so nothing was imported. The reasons stand beside the rows; often one column was chosen wrongly. Upload the file again and check the columns.";
}

/** What cannot work again without somebody's help ends in words; a database that is away is tried again by the queue. */
async function failImport(importId: string, error: unknown, { isLast, signal }: Attempt): Promise<void> {
  if (!isLast && (signal.aborted || isDatabaseAway(error))) throw error;
  if (!isDiskFull(error)) console.error(`Import ${importId} failed`, error);
  const reason = isDiskFull(error)
    ? diskFullWords
    : "Hone could not finish this import because of a fault of its own; the worker's log says more";
  await db.import.updateMany({
    where: { id: importId, status: "importing" },
    data: {
      status: "failed",
      finishedAt: new Date(),
      failure: `${reason}. The rows before it are in; start the import again and it goes on behind them.`,
    },
  });
}
