import { setImmediate } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { contentHashOf } from "@/lib/datasets/fingerprint";
import { db } from "@/lib/db/client";
import { keepChoices } from "./change-reading";
import { checkMapping } from "./check-mapping";
import { keptFile } from "./chunk-file";
import { type Described, describeSource } from "./describe-source";
import { findMappings } from "./find-mapping";
import { getImport } from "./get-import";
import { columnsOf, type GuessedMapping, guessMapping } from "./guess-mapping";
import { mapSourceRow } from "./map-source-row";
import { readFirstRows } from "./read-first-rows";
import { waitingRowOf } from "./rejected-columns";
import { type Import, type ImportMapping, type ImportPreview, importPreviewSchema, type previewInput, type SavedMapping } from "./schemas";
import type { SourceRecord, SourceRow } from "./source-row";
import { storable } from "./storable";
import { suggestFix } from "./suggest-fix";

const shownExamples = 20;
const shownProblems = 100;
/** As many rows as can be tried while somebody waits. */
const tried = { rows: 20_000, ms: 3_000 };
const rowsInOneGo = 500;

/** What the file would become with this mapping: the first examples, the first problems, nothing stored. */
export async function previewImport(caller: Caller, importId: string, input: z.infer<typeof previewInput>): Promise<ImportPreview> {
  const found = await getImport(caller, importId);
  const described = await describeSource({ ...found, file: keptFile(importId) }, keepChoices(found, input.options ?? {}));
  const { rows, records, isWholeFile } = await readFirstRows({ id: importId, ...described }, tried);
  const columns = columnsOf(records);
  const saved = await findMappings(caller.projectId, columns);
  const guess = guessMapping(records);
  const mapping = input.mapping ?? fitting(found.mapping, columns) ?? saved[0]?.mapping ?? guess.mapping;
  const { examples, problems, hashes } = await tryRows(rows, mapping);
  return importPreviewSchema.parse({
    import: found,
    mapping,
    mappingProblems: checkMapping(mapping, columns),
    guess: describeGuess(described, guess, mapping, saved),
    options: { ...described.options, format: described.format, encoding: described.encoding },
    sheets: described.sheets,
    columns: columns.map((name) => ({ name, samples: samplesOf(records, name), isGuessed: guess.guessed.includes(name) })),
    examples: examples.slice(0, shownExamples),
    problems: problems.slice(0, shownProblems).map((problem) => ({ ...problem, fix: suggestFix(problem, problem.record) })),
    kinds: countKinds(problems),
    tried: { good: examples.length, bad: problems.length, repeated: await countRepeated(found.datasetId, hashes), isWholeFile },
    rowCount: isWholeFile ? rows.length : null,
    savedMappings: saved,
    sameFile: await findSameFile(found),
  });
}

type Example = ImportPreview["examples"][number];
type Problem = Omit<ImportPreview["problems"][number], "fix" | "record"> & { record: SourceRecord | null };

async function tryRows(rows: SourceRow[], mapping: ImportMapping) {
  const examples: Example[] = [];
  const problems: Problem[] = [];
  const hashes: string[] = [];
  for (const [index, found] of rows.entries()) {
    // Others ask this process too.
    if (index % rowsInOneGo === 0) await setImmediate();
    const waiting = waitingRowOf(found.record);
    const row = waiting ? { ...found, record: waiting.record } : found;
    const mapped = mapSourceRow(row, mapping);
    if ("kind" in mapped) {
      const { kind, field, problem } = mapped;
      const kept =
        problems.length < shownProblems
          ? storable({ raw: row.raw.slice(0, 2_000), record: row.record ? withNothing(row.record) : null })
          : {};
      problems.push({ rowNumber: row.rowNumber, kind, field, problem, raw: "", record: null, ...kept });
    } else {
      hashes.push(contentHashOf(mapped.content));
      const { content, group, tags } = mapped;
      examples.push({ rowNumber: row.rowNumber, ...content, group, tags });
    }
  }
  return { examples, problems, hashes };
}

/** JSON has no word for a cell that is missing but null. */
function withNothing(record: SourceRecord): SourceRecord {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, value ?? null]));
}

function describeGuess({ reasons }: Described, guess: GuessedMapping, mapping: ImportMapping, saved: SavedMapping[]) {
  const used = saved.find((candidate) => isDeepStrictEqual(candidate.mapping, mapping));
  const how = used ? `The columns mean what you saved as “${used.name}”.` : guess.reason;
  const parts = [reasons.format, reasons.sheet, reasons.encoding, how].filter((part) => part !== null && part !== "");
  return { ...reasons, text: parts.join(" "), mappingName: used?.name ?? null };
}

/** The mapping that was kept, as long as the file still has its columns: another sheet or delimiter brings others. */
function fitting(mapping: ImportMapping, columns: string[]): ImportMapping | null {
  return mapping.columns.length > 0 && mapping.columns.every(({ name }) => columns.includes(name)) ? mapping : null;
}

function countKinds(problems: Problem[]): ImportPreview["kinds"] {
  const counts = new Map<Problem["kind"], number>();
  for (const { kind } of problems) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count);
}

function samplesOf(records: SourceRecord[], name: string): string[] {
  const texts = records.map((record) => record[name]).filter((value) => value !== undefined && value !== null && value !== "");
  const short = texts.map((value) => (typeof value === "string" ? value : JSON.stringify(value)).replaceAll("\0", "␀").slice(0, 120));
  return [...new Set(short)].slice(0, 3);
}

/** Rows that stand in the dataset already, or twice in the file. */
async function countRepeated(datasetId: string, hashes: string[]): Promise<number> {
  const different = [...new Set(hashes)];
  if (different.length === 0) return 0;
  const known = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from unnest(${different}::text[]) as hash cross join lateral (
      select 1 from "Example" where "datasetId" = ${datasetId} and "contentHash" = hash and "deletedAt" is null limit 1
    ) as found`;
  return hashes.length - different.length + (known[0]?.count ?? 0);
}

async function findSameFile({ id, datasetId, sizeBytes }: Import): Promise<{ importId: string; importedAt: Date } | null> {
  const self = await db.import.findUniqueOrThrow({ where: { id }, select: { sha256: true } });
  const same = await db.import.findFirst({
    where: { datasetId, sha256: self.sha256, sizeBytes, id: { not: id }, status: { in: ["importing", "done"] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return same && { importId: same.id, importedAt: same.finishedAt ?? same.createdAt };
}
