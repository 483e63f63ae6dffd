import { formatMeasure, formatNumber } from "@/lib/format";
import type { Checkpoint, Diagnosis, Run } from "@/lib/runs/schemas";

type Kind = NonNullable<Run["failure"]>["kind"];
type Verdict = Diagnosis["causes"][number]["verdict"];

interface CauseWords {
  /** "Cause: the provider" */
  cause: string;
  /** As it stands in the list of what it could have been. */
  name: string;
  sentence: (run: Run) => string;
}

export const causeWords: Record<Kind, CauseWords> = {
  your_data: { cause: "your data", name: "Your data", sentence: () => "The examples stopped this run." },
  your_account: {
    cause: "your account",
    name: "Your account",
    sentence: ({ trainer }) => `The account at ${trainer.name} stopped this run.`,
  },
  provider: {
    cause: "the trainer",
    name: "The trainer",
    sentence: ({ trainer, status }) =>
      status === "lost"
        ? `${trainer.name} has lost this run. Your examples and settings are fine.`
        : `${trainer.name} stopped this run. Your examples and settings are fine.`,
  },
  hone: { cause: "Hone", name: "Hone", sentence: () => "Hone stopped this run. Your examples and settings are fine." },
  unknown: { cause: "not known", name: "Not known", sentence: () => "This run stopped, and it is not clear why." },
};

export const verdictWords: Record<Verdict, { word: string; share: number }> = {
  cause: { word: "near certain", share: 0.93 },
  possible: { word: "possible", share: 0.3 },
  unlikely: { word: "unlikely", share: 0.06 },
  ruled_out: { word: "ruled out", share: 0 },
};

/** What is left of a run that failed. */
export function savedWords(run: Pick<Run, "step" | "status" | "retry" | "trainer">, best: Checkpoint | null): string {
  if (best) {
    const loss = best.validLoss === null ? "" : `, validation loss ${formatMeasure(best.validLoss)}`;
    return `The checkpoint at step ${formatNumber(best.step)}${loss}. It can be asked, measured and kept below.`;
  }
  if (run.step > 0) return `The curve until step ${formatNumber(run.step)} and the events below. ${run.trainer.name} saved no checkpoint.`;
  if (run.retry === "send") return "Your examples and settings. Nothing had been launched, so nothing was charged for.";
  return "Your examples, settings and the events below. Nothing had been learned yet.";
}
