import { z } from "zod";
import { fixRowInput } from "@/lib/datasets/imports/schemas";
import { formatCount } from "@/lib/format";

/** What is to happen to rows that wait once the good ones are in; `null`: the row is left out. By row number. */
const plannedSchema = z.record(z.string(), fixRowInput.nullable());
export type PlannedFixes = z.infer<typeof plannedSchema>;

export function plannedWords(planned: PlannedFixes): string {
  const fixed = Object.values(planned).filter((plan) => plan !== null).length;
  return fixed > 0 ? `${formatCount(fixed, "row that you fixed goes", "rows that you fixed go")} in with the others.` : "";
}

const keyOf = (importId: string) => `hone planned fixes ${importId}`;

/** Rows can be mended before the import, while only the browser knows them: it keeps what was typed until they exist. */
export function savePlanned(importId: string, planned: PlannedFixes): void {
  if (Object.keys(planned).length > 0) localStorage.setItem(keyOf(importId), JSON.stringify(planned));
}

/** Gives it out once: a second look finds nothing to do again. */
export function takePlanned(importId: string): PlannedFixes {
  const kept = localStorage.getItem(keyOf(importId));
  if (kept === null) return {};
  localStorage.removeItem(keyOf(importId));
  const planned = plannedSchema.safeParse(JSON.parse(kept));
  return planned.success ? planned.data : {};
}
