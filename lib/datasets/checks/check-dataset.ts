import { enqueueIndexWords } from "@/lib/datasets/examples/enqueue-index-words";
import { lacksWords } from "@/lib/datasets/examples/lacks-words";
import { db } from "@/lib/db/client";
import type { Attempt } from "@/lib/jobs/handlers";
import { checkLength } from "./check-content";
import { enqueueRecheck } from "./enqueue-check";
import { findContradictions } from "./find-contradictions";
import { findExact } from "./find-exact";
import { findLanguages } from "./find-languages";
import { findNear } from "./find-near";
import type { Found } from "./found";
import { progressWriter } from "./health-progress";
import { makeReport } from "./make-report";
import { refreshStatistics } from "./refresh-statistics";
import type { Scan } from "./scan";
import { scanDataset } from "./scan-dataset";
import { datasetHealthSchema, type ModelLength } from "./schemas";
import { uniteSplits } from "./unite-splits";
import { writeFindings } from "./write-findings";

/** The models that can be tuned, or null when none can be asked right now. */
export type ListModelLengths = () => Promise<ModelLength[] | null>;

/**
 * Looks at a whole dataset: what stands in it twice, contradicts itself, is in another language, too long or rare. May be killed and run
 * again at any moment: nothing is written before all is known, and writing it twice changes nothing.
 */
export async function checkDataset(
  { datasetId }: { datasetId: string },
  { signal }: Pick<Attempt, "signal">,
  listModels: ListModelLengths,
): Promise<void> {
  const dataset = await db.dataset.findUnique({ where: { id: datasetId }, select: { splitSeed: true, health: true } });
  if (!dataset) return;
  // Rows from before examples were checked have no length yet.
  const unchecked = await db.example.findFirst({ where: { datasetId, tokenCount: 0, deletedAt: null }, select: { id: true } });
  if (unchecked) return enqueueRecheck(db, datasetId);

  const started = performance.now();
  const before = datasetHealthSchema.nullable().parse(dataset.health);
  const models = (await listModels()) ?? before?.report?.models ?? [];
  const progress = progressWriter(datasetId);
  const scan = await scanDataset(datasetId, signal, (done, total) => progress({ phase: "reading", done, total }));
  await refreshStatistics(scan.count);
  const { found, clusters } = await compare(datasetId, scan, signal, (done, total) => progress({ phase: "comparing", done, total }));
  found.push(...lengthsOf(scan, models), ...(await findLanguages(datasetId, scan)), ...rareLabels(scan));
  signal.throwIfAborted();
  await progress({ phase: "writing", done: 0, total: found.length });
  await writeFindings(datasetId, found);
  await uniteSplits(datasetId, dataset.splitSeed, clusters);
  const health = { report: makeReport(scan, models, performance.now() - started), progress: null };
  await db.dataset.updateMany({ where: { id: datasetId }, data: { health, checkedAt: new Date() } });
  // Behind the findings, which are written into the same rows: with their words in the index each would cost twice as much.
  if (await lacksWords(datasetId)) await enqueueIndexWords(db, datasetId);
}

/** What is there twice, nearly or wholly, and what contradicts itself; all of it belongs into one split. */
async function compare(datasetId: string, scan: Scan, signal: AbortSignal, onProgress: (done: number, total: number) => Promise<void>) {
  const found: Found[] = [];
  const clusters: number[][] = [];
  const at = (row: number) => scan.positions[row] ?? 0;
  const steps = 100;
  await scan.pairs.meet((band) => onProgress(band, steps));
  signal.throwIfAborted();
  const exact = await findExact(datasetId);
  for (const [position, other] of exact) {
    found.push({
      position,
      other,
      kind: "exact_duplicate",
      key: "",
      detail: { words: "Word for word the same as an older example.", similarity: 1 },
    });
    clusters.push([other, position]);
  }
  const groupOf = new Map<number, number>();
  for (const { rows, answers } of await findContradictions(datasetId, scan)) {
    const [first = 0] = rows;
    clusters.push(rows.map(at));
    for (const row of rows) {
      groupOf.set(row, first);
      const words = `${rows.length} examples ask this and give ${answers} different answers.`;
      found.push({ position: at(row), other: at(first), kind: "contradiction", key: "", detail: { words } });
    }
  }
  for await (const pairs of findNear(datasetId, scan, signal)) {
    for (const { row, partner, similarity } of pairs) {
      clusters.push([at(partner), at(row)]);
      const isTold = exact.has(at(row)) || (groupOf.has(row) && groupOf.get(row) === groupOf.get(partner));
      if (isTold) continue;
      const words =
        similarity === 1 ? "Differs in case, blanks or punctuation only." : `${Math.floor(similarity * 100)}% of the text is the same.`;
      found.push({ position: at(row), other: at(partner), kind: "near_duplicate", key: "", detail: { words, similarity } });
    }
    await onProgress(Math.min(99, 21 + Math.round((78 * (pairs.at(-1)?.row ?? 0)) / scan.count)), steps);
  }
  return { found, clusters };
}

function lengthsOf(scan: Scan, models: ModelLength[]): Found[] {
  const found: Found[] = [];
  for (let row = 0; row < scan.count; row++) {
    const issue = checkLength(scan.lengths[row] ?? 0, models);
    if (issue) found.push({ ...issue, position: scan.positions[row] ?? 0, other: null });
  }
  return found;
}

function rareLabels(scan: Scan): Found[] {
  return [...scan.labels.rare()].map(({ row, field, label, count, usual }) => ({
    position: scan.positions[row] ?? 0,
    other: null,
    kind: "rare_label",
    key: field ?? "",
    detail: {
      words: `${field === null ? `“${label}”` : `“${label}” in “${field}”`} is the answer of ${count === 1 ? "this example alone" : `${count} examples`}; others have about ${usual}.`,
    },
  }));
}
