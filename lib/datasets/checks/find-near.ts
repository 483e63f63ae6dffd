import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { nearThreshold } from "./near/min-hash";
import { jaccardOf, shinglesOf } from "./near/shingles";
import type { Scan } from "./scan";

export interface NearPair {
  row: number;
  /** The older one. */
  partner: number;
  similarity: number;
}

const rowsPerBatch = 1_000;
/** Reading the texts takes the database longer than comparing them takes here: it is asked for these batches at once. */
const batchesAhead = 2;

/** About a row called `example`. */
export const comparedText = Prisma.sql`example."promptText" || E'\n' || example."contextText" || E'\n' || example."answerText"`;

interface Batch {
  partners: Map<number, number[]>;
  texts: Map<number, string>;
}

/** Compares the texts that met, letter by letter: a pair is told only when its real similarity is high enough. */
export async function* findNear(datasetId: string, scan: Scan, signal: AbortSignal): AsyncGenerator<NearPair[]> {
  const ahead: Promise<Batch>[] = [];
  try {
    for (const rows of batchesOf(scan)) {
      signal.throwIfAborted();
      const batch = readBatch(datasetId, scan, rows);
      // Its failure is heard when its turn comes; until then it is nobody's.
      batch.catch(() => undefined);
      ahead.push(batch);
      const [next] = ahead.length > batchesAhead ? ahead.splice(0, 1) : [];
      if (next) yield verify(await next);
    }
    for (let next = ahead.shift(); next; next = ahead.shift()) yield verify(await next);
  } finally {
    // Whoever stops early leaves nothing under way.
    await Promise.allSettled(ahead);
  }
}

function* batchesOf(scan: Scan): Generator<number[]> {
  let batch: number[] = [];
  for (let row = 0; row < scan.count; row++) {
    if (scan.pairs.hasPartners(row)) batch.push(row);
    if (batch.length < rowsPerBatch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function readBatch(datasetId: string, scan: Scan, rows: number[]): Promise<Batch> {
  const partners = new Map(rows.map((row) => [row, scan.pairs.partnersOf(row)]));
  return { partners, texts: await readTexts(datasetId, scan, new Set([...rows, ...[...partners.values()].flat()])) };
}

function verify({ partners, texts }: Batch): NearPair[] {
  const sets = new Map<number, Int32Array>();
  const setOf = (row: number) => {
    const known = sets.get(row) ?? shinglesOf(texts.get(row) ?? "");
    sets.set(row, known);
    return known;
  };
  const found: NearPair[] = [];
  for (const [row, candidates] of partners) {
    let best: NearPair | null = null;
    for (const partner of candidates) {
      const similarity = jaccardOf(setOf(row), setOf(partner));
      if (similarity >= nearThreshold && similarity > (best?.similarity ?? 0)) best = { row, partner, similarity };
      if (similarity === 1) break;
    }
    if (best) found.push(best);
  }
  return found;
}

async function readTexts(datasetId: string, scan: Scan, rows: Set<number>): Promise<Map<number, string>> {
  const positions = [...rows].map((row) => scan.positions[row] ?? 0);
  const texts = await db.$queryRaw<{ position: number; text: string }[]>`
    select example.position::float8 as position, ${comparedText} as text
    from unnest(${positions}::bigint[]) as wanted join "Example" example
      on example."datasetId" = ${datasetId} and example.position = wanted and example."deletedAt" is null`;
  return new Map(texts.map(({ position, text }) => [scan.rowAt(position), text]));
}
