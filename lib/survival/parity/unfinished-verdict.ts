import { formatCount, formatNumber } from "@/lib/format";
import type { GoldenRecord } from "../records/schemas";
import type { Names } from "./parity-verdict";
import type { AskedPair } from "./read-pairs";
import type { ParityVerdict } from "./schemas";

type Progress = Pick<GoldenRecord, "status" | "caseCount" | "doneCount" | "failedCount">;

/** Why nothing is said about the new model yet; null where it was asked everything and answered something. */
export function toUnfinishedVerdict(
  names: Names,
  { status, caseCount, doneCount, failedCount }: Progress,
  pairs: readonly Pick<AskedPair, "after" | "failure">[],
): ParityVerdict | null {
  const asked = doneCount + failedCount;
  const left = caseCount - asked;
  if (status !== "done" || left > 0)
    return refuse(
      `${names.after} was asked ${formatNumber(asked)} of ${formatCount(caseCount, "case")}, so nobody can say yet whether it can take the place of ${names.before}.`,
      `The first ${formatNumber(asked)} in order are not drawn by chance and do not speak for the ${formatCount(left, "case")} that ${left === 1 ? "is" : "are"} left. Ask the rest on the page of this report, with a larger budget where one stopped it.`,
    );
  // A trainer that refuses everything does so for another reason than what was asked.
  if (pairs.some(({ after }) => after !== null)) return null;
  return refuse(
    `${names.after} answered none of ${formatCount(pairs.length, "case")}, so nothing shows whether it can take the place of ${names.before}.`,
    `It gave this reason: ${pairs[0]?.failure ?? "none"} Mend that, then ask the cases again on the page of this report.`,
  );
}

const refuse = (sentence: string, detail: string): ParityVerdict => ({ outcome: "unfinished", sentence, detail, moreCases: null });
