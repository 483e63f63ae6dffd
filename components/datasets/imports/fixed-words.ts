import { formatCount } from "@/lib/format";

/** What came of mending rows: those that are in, those that were there, those that still wait. */
export function fixedWords({ added, repeated, remaining }: { added: number; repeated: number; remaining: number }): string {
  const parts = [
    added > 0 && `${formatCount(added, "row is", "rows are")} in.`,
    repeated > 0 && `${formatCount(repeated, "row was", "rows were")} in the dataset already and stayed out.`,
    remaining > 0 && `${formatCount(remaining, "row still waits", "rows still wait")}.`,
  ];
  return parts.filter((part) => part !== false).join(" ") || "No row was changed.";
}
