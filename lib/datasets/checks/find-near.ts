import { db } from "@/lib/db/client";
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

/** Compares the texts that met, letter by letter: a pair is told only when its real similarity is high enough. */
export async function* findNear(datasetId: string, scan: Scan, signal: AbortSignal): AsyncGenerator<NearPair[]> {
  let batch: number[] = [];
  for (let row = 0; row < scan.count; row++) {
    if (scan.pairs.hasPartners(row)) batch.push(row);
    if (batch.length < rowsPerBatch && row < scan.count - 1) continue;
    signal.throwIfAborted();
    if (batch.length > 0) yield await verify(datasetId, scan, batch);
    batch = [];
  }
}

async function verify(datasetId: string, scan: Scan, rows: number[]): Promise<NearPair[]> {
  const partners = new Map(rows.map((row) => [row, scan.pairs.partnersOf(row)]));
  const texts = await readTexts(datasetId, scan, new Set([...rows, ...[...partners.values()].flat()]));
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
    select example.position::float8 as position, "promptText" || E'\n' || "contextText" || E'\n' || "answerText" as text
    from unnest(${positions}::bigint[]) as wanted join "Example" example on example."datasetId" = ${datasetId} and example.position = wanted`;
  return new Map(texts.map(({ position, text }) => [scan.rowAt(position), text]));
}
