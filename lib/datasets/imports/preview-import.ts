import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getImport } from "./get-import";
import { columnsOf, guessMapping } from "./guess-mapping";
import { mapRow } from "./map-row";
import { readRows } from "./read-rows";
import { type Import, type ImportPreview, importPreviewSchema, type previewInput } from "./schemas";
import type { SourceRow } from "./source-row";

const shownRows = 20;
const triedRows = 1_000;

/** What the file would become with this mapping: the first examples, the first problems, nothing stored. */
export async function previewImport(caller: Caller, importId: string, input: z.infer<typeof previewInput>): Promise<ImportPreview> {
  const found = await getImport(caller, importId);
  const { rows, records } = await readFirstRows(found);
  const mapping = input.mapping ?? found.mapping;
  const examples: ImportPreview["examples"] = [];
  const problems: ImportPreview["problems"] = [];
  for (const row of rows) {
    const mapped = row.record ? mapRow(row.record, mapping) : row.problem;
    if ("messages" in mapped) examples.push({ rowNumber: row.rowNumber, messages: mapped.messages });
    else problems.push({ rowNumber: row.rowNumber, field: mapped.field, problem: mapped.problem, raw: row.raw.slice(0, 2_000) });
  }
  return importPreviewSchema.parse({
    import: found,
    guess: `${describeSource(found)} ${guessMapping(records).reason}`,
    columns: columnsOf(records).map((name) => ({ name, samples: samplesOf(records, name) })),
    examples: examples.slice(0, shownRows),
    problems: problems.slice(0, shownRows),
    tried: { good: examples.length, bad: problems.length, isWholeFile: rows.length < triedRows },
    sameFile: await findSameFile(found),
  });
}

/** Enough of the file to guess and to show. */
export async function readFirstRows(source: {
  id: string;
  format: Import["format"];
  encoding: string;
}): Promise<{ rows: SourceRow[]; records: Record<string, unknown>[] }> {
  const rows: SourceRow[] = [];
  for await (const some of readRows(source)) {
    rows.push(...some.slice(0, triedRows - rows.length));
    if (rows.length >= triedRows) break;
  }
  return { rows, records: rows.flatMap(({ record }) => (record ? [record] : [])).slice(0, 200) };
}

function describeSource({ format, encoding }: Import): string {
  const kind = format === "jsonl" ? "Read as JSONL, one JSON object per line." : "Read as CSV, its first row as column names.";
  if (encoding === "utf-8") return kind;
  return `${kind} ${encoding === "windows-1252" ? "It is not valid UTF-8, so it was read as Windows-1252: check letters with accents." : "It was read as UTF-16."}`;
}

function samplesOf(records: Record<string, unknown>[], name: string): string[] {
  const texts = records.map((record) => record[name]).filter((value) => value !== undefined && value !== null && value !== "");
  const short = texts.map((value) => (typeof value === "string" ? value : JSON.stringify(value)).replaceAll("\0", "␀").slice(0, 120));
  return [...new Set(short)].slice(0, 3);
}

async function findSameFile({ id, datasetId, sizeBytes }: Import): Promise<{ importId: string; importedAt: Date } | null> {
  const self = await db.import.findUniqueOrThrow({ where: { id }, select: { sha256: true } });
  const same = await db.import.findFirst({
    where: { datasetId, sha256: self.sha256, sizeBytes, id: { not: id }, status: { in: ["importing", "done"] } },
    orderBy: { createdAt: "desc" },
  });
  return same && { importId: same.id, importedAt: same.finishedAt ?? same.createdAt };
}
