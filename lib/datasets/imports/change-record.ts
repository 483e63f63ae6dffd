import type { RejectedChange, RejectedRow } from "./schemas";

type Cells = NonNullable<RejectedRow["record"]>;

/** A waiting row's cells after a change; null when the change does not touch it. */
export function changeRecord({ record, fix }: Pick<RejectedRow, "record" | "fix">, change: RejectedChange): Cells | null {
  if (!record) return null;
  switch (change.type) {
    case "set":
      return { ...record, [change.column]: change.value };
    case "replace": {
      const cell = record[change.column];
      const text = typeof cell === "number" || typeof cell === "boolean" ? String(cell) : cell;
      if (typeof text !== "string" || !text.includes(change.from)) return null;
      return { ...record, [change.column]: text.replaceAll(change.from, change.to) };
    }
    case "repair":
      return fix ? { ...record, [fix.column]: fix.value } : null;
    case "keep":
      return record;
  }
}
