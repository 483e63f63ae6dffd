import { formatCount, formatNumber } from "@/lib/format";
import type { Names } from "./parity-verdict";
import type { ParityVerdict } from "./schemas";

interface Gaps extends Names {
  /** Asked, and without an answer of the new model. */
  refusedCount: number;
  /** Cases that the old model has no answer to, and the record that lacks them. */
  leftOut: readonly number[];
  recordNumber: number;
}

const named = 10;

/** A verdict says on what it does not stand. */
export function withGaps(verdict: ParityVerdict, { before, after, refusedCount, leftOut, recordNumber }: Gaps): ParityVerdict {
  const notes = [verdict.detail];
  if (refusedCount > 0) {
    const as = verdict.outcome === "agreement" ? "as another answer" : "as wrong";
    notes.push(
      `${formatCount(refusedCount, "case")} got no answer from ${after} and ${refusedCount === 1 ? "counts" : "count"} ${as}; the cases show why.`,
    );
  }
  if (leftOut.length > 0) {
    const [stay, them] = leftOut.length === 1 ? ["stays", "it"] : ["stay", "them"];
    notes.push(
      `${formatCount(leftOut.length, "case")} of golden record ${recordNumber} ${stay} out, because ${before} has no answer to ${them}: ${listed(leftOut)}. While it still answers, ask ${them} again on the page of that record.`,
    );
  }
  return { ...verdict, detail: notes.join(" ") };
}

/** "case 4", "cases 4, 9 and 11", "cases 1, 2, … and 12 more". */
function listed(positions: readonly number[]): string {
  const numbers = positions.slice(0, named).map((position) => formatNumber(position));
  const more = positions.length - numbers.length;
  const last = more > 0 ? `${formatNumber(more)} more` : numbers.pop();
  return numbers.length === 0 ? `case ${last}` : `cases ${numbers.join(", ")} and ${last}`;
}
