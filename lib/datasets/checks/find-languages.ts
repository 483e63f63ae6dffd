import { db } from "@/lib/db/client";
import { isSurelyAnother } from "./detect-language";
import type { Found } from "./found";
import type { Scan } from "./scan";

/** A language with less than this share of the examples is not one that the dataset is meant to have. */
const usualShare = 0.05;
const fewestExamples = 20;
/** More than that is no slip, and nobody looks through it row by row. */
const mostRows = 50_000;

export async function findLanguages(datasetId: string, scan: Scan): Promise<Found[]> {
  const known = scan.languageCounts.reduce((sum, count) => sum + count, 0);
  const usual = scan.languages.filter((_, index) => (scan.languageCounts[index] ?? 0) >= known * usualShare);
  if (known < fewestExamples || usual.length === scan.languages.length) return [];
  const rows: number[] = [];
  for (let row = 0; row < scan.count && rows.length < mostRows; row++) {
    const language = scan.languages[(scan.languageOf[row] ?? 0) - 1];
    if (language !== undefined && !usual.includes(language)) rows.push(row);
  }
  const found: Found[] = [];
  for (let start = 0; start < rows.length; start += 2_000) {
    const texts = await readQuestions(
      datasetId,
      rows.slice(start, start + 2_000).map((row) => scan.positions[row] ?? 0),
    );
    for (const { position, promptText } of texts) {
      if (!isSurelyAnother(promptText, usual)) continue;
      const language = languageName(scan.languages[(scan.languageOf[scan.rowAt(position)] ?? 0) - 1] ?? "");
      found.push({
        position,
        kind: "minority_language",
        key: "",
        other: null,
        detail: { words: `This seems to be ${language}; most examples are in ${usual.map(languageName).join(" or ")}.` },
      });
    }
  }
  return found;
}

function readQuestions(datasetId: string, positions: number[]): Promise<{ position: number; promptText: string }[]> {
  return db.$queryRaw<{ position: number; promptText: string }[]>`
    select example.position::float8 as position, left("promptText", 400) as "promptText"
    from unnest(${positions}::bigint[]) as wanted join "Example" example
      on example."datasetId" = ${datasetId} and example.position = wanted and example."deletedAt" is null`;
}

const names = new Intl.DisplayNames("en", { type: "language" });

export function languageName(code: string): string {
  return names.of(code) ?? code;
}
