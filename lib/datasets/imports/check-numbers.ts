import type { RowProblem } from "@/lib/datasets/check-conversation";
import { mayHoldInexact } from "./exact-numbers";
import { firstInexactIn } from "./inexact-numbers";
import { looksLikeConversation } from "./read-conversation";
import type { ImportMapping, MappedColumn } from "./schemas";
import type { SourceRow } from "./source-row";

const longestShown = 60;

type ReadableRow = Extract<SourceRow, { problem?: undefined }>;

/**
 * A number with more digits than a number can hold: as a number it would be another one, and as a text the model would learn quotes that nobody
 * wrote. A cell that is nothing but such a number is learned as it stands, and what is not imported does not matter.
 */
export function checkNumbers({ record, inexact = [] }: ReadableRow, { columns }: ImportMapping): RowProblem | null {
  const hasFields = columns.filter(({ role }) => role === "answer").length > 1;
  for (const column of columns) {
    const isField = column.role === "answer" && (hasFields || column.field !== null);
    const found = inexact.find((number) => number.column === column.name && (isField || number.isNested));
    const number = found?.number ?? inexactInText(record[column.name], column, isField);
    if (number !== null) return problemOf(column.name, number);
  }
  return null;
}

/** JSON that stands in a cell as text is taken apart in some columns; in the others it stays the text that it is. */
function inexactInText(cell: unknown, { role }: MappedColumn, isField: boolean): string | null {
  if (typeof cell !== "string" || !/^\s*["[{]/.test(cell) || !mayHoldInexact(cell)) return null;
  return role === "tools" || isField || looksLikeConversation(cell) ? firstInexactIn(cell) : null;
}

function problemOf(field: string, number: string): RowProblem {
  const become = Number(number);
  const loss = Number.isFinite(become) ? `it would become ${become}` : "it would be lost";
  return {
    kind: "inexact_number",
    field,
    problem: `The number ${number.slice(0, longestShown)} cannot be held exactly as a number: ${loss}. Write it in quotes, "${number.slice(0, longestShown)}", or leave the row out.`,
  };
}
