import type { FixRowInput, Import, RejectedRow } from "@/lib/datasets/imports/schemas";
import { cellText, typedCell } from "./cells";

type Row = Pick<RejectedRow, "record" | "raw">;

/** A row as somebody is mending it. */
export interface RowDraft {
  /** What was typed, by column; columns that nobody touched are not in it. */
  cells: Readonly<Record<string, string>>;
  raw: string;
  /** Text that looks damaged is meant like that. */
  keepDamaged: boolean;
}

export function emptyDraft({ raw }: Row): RowDraft {
  return { cells: {}, raw, keepDamaged: false };
}

/** The columns that are imported, also those that the row lacks; the others cannot be wrong. Null: it could not be taken apart. */
export function cellsOf({ record }: Row, { columns }: Pick<Import["mapping"], "columns">, draft: RowDraft) {
  return (
    record &&
    columns.map(({ name, role }) => {
      const text = cellText(record[name]);
      return { name, role, text: draft.cells[name] ?? text, isChanged: (draft.cells[name] ?? text) !== text };
    })
  );
}

/** The row as it goes to the server: all its cells, those that were typed in their new shape. */
export function mendedRow({ record }: Row, draft: RowDraft): FixRowInput {
  if (!record) return { raw: draft.raw };
  const typed = Object.entries(draft.cells).map(([name, text]) => [name, typedCell(text, record[name] ?? null)]);
  return { record: { ...record, ...Object.fromEntries(typed) }, keepDamaged: draft.keepDamaged };
}
