import { z } from "zod";
import type { RejectedRow } from "@/lib/datasets/imports/schemas";

type Cell = NonNullable<RejectedRow["record"]>[string];

/** A cell as a person can read and type it. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** What a person typed, as what the cell was: text stays text, anything else stays what it is as long as it still can be. */
export function typedCell(text: string, before: Cell): Cell {
  if (text === cellText(before)) return before;
  if (typeof before === "string" || before === null) return text;
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    return text;
  }
}
