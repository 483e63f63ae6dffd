import { prepareInThread, threadCount } from "./prepare-pool";
import { type Preparation, type PreparedRows, prepareRows } from "./prepare-rows";
import type { SourceRow, UnreadLine } from "./source-row";

const rowsPerBatch = 500;
/** A batch is one text on its way to Postgres, and some of them are in memory at once. */
const lettersPerBatch = 1_000_000;
/** Starting a thread takes longer than preparing a file of this size. */
const smallBytes = 256 * 1024;

interface Source {
  sizeBytes: number;
  /** The rows up to this one are in. */
  lastRow: number;
}

/** A batch that is ready to be stored, and how far into the file it reaches. */
interface Step {
  batch: PreparedRows;
  readLetters: number;
}

/**
 * The file's batches, prepared and in the file's order. The next ones are read and prepared while the caller stores one;
 * how many of them is limited, so that memory does not grow with the file.
 */
export async function* prepareBatches(
  rows: AsyncIterable<(SourceRow | UnreadLine)[]>,
  source: Source,
  preparation: Preparation,
): AsyncGenerator<Step> {
  const isSmall = source.sizeBytes <= smallBytes;
  const prepare = async ({ batch, readLetters }: Batch): Promise<Step> => {
    return { batch: isSmall ? prepareRows(batch, preparation) : await prepareInThread(batch, preparation), readLetters };
  };
  const ahead: Promise<Step>[] = [];
  const reading = inBatches(rows, source.lastRow);
  try {
    let failure: unknown;
    for (let isEnd = false; !isEnd; ) {
      const read = await reading.next().catch((error: unknown) => {
        failure = error;
        return null;
      });
      isEnd = !read || read.done === true;
      if (read && !read.done) ahead.push(heardLater(prepare(read.value)));
      while (ahead.length > (isEnd ? 0 : threadCount + 1)) {
        const next = ahead.shift();
        if (next) yield await next;
      }
    }
    // What was read before the file turned out broken is in.
    if (failure !== undefined) throw failure;
  } finally {
    await reading.return(undefined);
  }
}

/** Whoever takes it hears of its failure; that nobody has yet is no reason for the process to end. */
function heardLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

interface Batch {
  batch: (SourceRow | UnreadLine)[];
  readLetters: number;
}

async function* inBatches(rows: AsyncIterable<(SourceRow | UnreadLine)[]>, lastRow: number): AsyncGenerator<Batch> {
  let batch: (SourceRow | UnreadLine)[] = [];
  let batchedLetters = 0;
  let readLetters = 0;
  for await (const some of rows) {
    for (const row of some) {
      readLetters += row.raw.length + 1;
      if (row.rowNumber <= lastRow) continue;
      batch.push(row);
      batchedLetters += row.raw.length;
      if (batch.length < rowsPerBatch && batchedLetters < lettersPerBatch) continue;
      yield { batch, readLetters };
      batch = [];
      batchedLetters = 0;
    }
  }
  if (batch.length > 0) yield { batch, readLetters };
}
