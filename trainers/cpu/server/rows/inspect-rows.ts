import { inspectExamples } from "../../engine/inspect-examples";
import type { InspectionReport } from "./inspection-report";
import { parseRow } from "./parse-row";
import { type Rows, readRows } from "./read-rows";

export type RowSource = { file: string } | { values: unknown[] };

function rowsOf(values: unknown[]): Rows {
  const rows: Rows = { examples: [], lines: [], invalid: [] };
  values.forEach((value, index) => {
    const outcome = parseRow(value);
    if (typeof outcome === "string") rows.invalid.push({ row: index + 1, message: outcome });
    else {
      rows.examples.push(outcome);
      rows.lines.push(index + 1);
    }
  });
  return rows;
}

/** Tokenising a large file takes seconds: call it in the worker (inspector.ts). */
export async function inspectRows(baseFolder: string, source: RowSource, contextLength: number): Promise<InspectionReport> {
  const rows = "file" in source ? await readRows(source.file) : rowsOf(source.values);
  const inspection = await inspectExamples(baseFolder, rows.examples, contextLength);
  const found = inspection.problems.map(({ row, problem, message }) => ({ row: rows.lines[row - 1] ?? row, problem, message }));
  const invalid = rows.invalid.map(({ row, message }) => ({ row, problem: "invalid" as const, message }));
  return {
    examples: rows.examples.length,
    tokens: inspection.tokens,
    answerTokens: inspection.answerTokens,
    longestExample: inspection.longestExample,
    lengths: inspection.lengths,
    problems: [...invalid, ...found].sort((left, right) => left.row - right.row),
  };
}
