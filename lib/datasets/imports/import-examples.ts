import { enqueueCheck } from "@/lib/datasets/checks/enqueue-check";
import { readRuleParts } from "@/lib/datasets/checks/read-rules";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { isDatabaseAway } from "@/lib/db/is-away";
import type { Attempt } from "@/lib/jobs/handlers";
import { prepareBatches } from "./prepare-batches";
import { readImportRows } from "./read-rows";
import { importMappingSchema } from "./schemas";
import { UnreadableFile } from "./source-row";
import { diskFullWords, isDiskFull } from "./storage-failure";
import { type Pace, storeRows } from "./store-rows";

/** Takes the rows of a confirmed upload in. May be killed and run again at any moment: it goes on behind the last stored row. */
export async function importExamples({ importId }: { importId: string }, attempt: Attempt): Promise<void> {
  const source = await db.import.findUnique({ where: { id: importId }, include: { dataset: { select: { splitSeed: true } } } });
  if (source?.status !== "importing") return;
  try {
    if (await storeAll(source, attempt)) await finishImport(importId);
  } catch (error) {
    await failImport(importId, error, attempt);
  }
}

/** Here the words of a row are in the index before anybody can ask for them. */
const largeBytes = 2 * 1024 * 1024;

type Source = Prisma.ImportGetPayload<{ include: { dataset: { select: { splitSeed: true } } } }>;

/** While one batch is being stored, the next ones are read and prepared. False: this import is no longer ours. */
async function storeAll(source: Source, { signal }: Attempt): Promise<boolean> {
  const preparation = {
    mapping: importMappingSchema.parse(source.mapping),
    splitSeed: source.dataset.splitSeed,
    rules: await readRuleParts(db, source.datasetId),
  };
  const target = { ...source, authorId: source.createdById, defersWords: source.sizeBytes > largeBytes };
  const paceAfter = watchPace(source);
  let { lastRow } = source;
  let storing = Promise.resolve(true);
  try {
    for await (const { batch, readLetters } of prepareBatches(readImportRows(source), source, preparation)) {
      if (!(await storing)) return false;
      signal.throwIfAborted();
      storing = storeRows(target, lastRow, batch, paceAfter(batch.rowCount, readLetters));
      // Heard below; until then it is nobody's failure.
      storing.catch(() => undefined);
      lastRow = batch.lastRow;
    }
  } finally {
    // Whatever ended the reading, no batch is left half told.
    await storing;
  }
  return storing;
}

/** Of a workbook nobody knows how many rows are still to come; of text, its letters are about its bytes. */
function watchPace({ format, sizeBytes }: Source) {
  const startedAt = performance.now();
  let rowCount = 0;
  return (moreRows: number, readLetters: number): Pace => {
    rowCount += moreRows;
    const isText = format === "jsonl" || format === "json" || format === "csv";
    return {
      rowsPerSecond: Math.round((rowCount / (performance.now() - startedAt)) * 1_000),
      readShare: isText ? Math.min(0.99, readLetters / sizeBytes) : 0,
    };
  };
}

async function finishImport(importId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { datasetId, rowCount, acceptedCount, repeatedCount } = await tx.import.findUniqueOrThrow({ where: { id: importId } });
    const { count } = await tx.import.updateMany({
      where: { id: importId, status: "importing" },
      data: {
        status: "done",
        finishedAt: new Date(),
        rowsPerSecond: 0,
        readShare: 1,
        failure: nothingIn(rowCount, acceptedCount, repeatedCount),
      },
    });
    if (count === 0) return;
    await tx.importChunk.deleteMany({ where: { importId } });
    if (acceptedCount > 0) await enqueueCheck(tx, datasetId, { now: true });
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
  const known = isDiskFull(error) ? `${diskFullWords}.` : error instanceof UnreadableFile ? error.message : null;
  if (!known) console.error(`Import ${importId} failed`, error);
  const reason = known ?? "Hone could not finish this import because of a fault of its own; the worker's log says more.";
  await db.import.updateMany({
    where: { id: importId, status: "importing" },
    data: {
      status: "failed",
      finishedAt: new Date(),
      rowsPerSecond: 0,
      failure: `${reason} The rows before it are in; start the import again and it goes on behind them.`,
    },
  });
}
