import type { Import } from "@/lib/datasets/imports/schemas";
import { formatCount } from "@/lib/format";

type Counts = Pick<Import, "acceptedCount" | "rejectedCount" | "repeatedCount" | "leftOutCount">;

/** What came of a file, while it is mended too. */
export function resultWords({ acceptedCount, rejectedCount, repeatedCount, leftOutCount }: Counts): { verdict: string; detail: string } {
  const wait = rejectedCount > 0 ? ` ${formatCount(rejectedCount, "row waits", "rows wait")} for a fix.` : "";
  const stayed = [
    repeatedCount > 0 && `${formatCount(repeatedCount, "row was", "rows were")} in the dataset already, word for word, and stayed out.`,
    leftOutCount > 0 && `${formatCount(leftOutCount, "row was", "rows were")} left out.`,
    rejectedCount > 0
      ? "Fix the rows below here, or correct them in the file and import it again: what is in already stays out."
      : repeatedCount + leftOutCount === 0 && "Every row of the file is in.",
  ];
  return { verdict: verdict(acceptedCount, repeatedCount) + wait, detail: stayed.filter((part) => part !== false).join(" ") };
}

function verdict(acceptedCount: number, repeatedCount: number): string {
  if (acceptedCount > 0) return `${formatCount(acceptedCount, "example is", "examples are")} in.`;
  return repeatedCount > 0 ? "Nothing new was in this file." : "No row could be imported.";
}
