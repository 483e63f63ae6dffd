import { issueCatalog } from "@/lib/datasets/checks/catalog";
import type { CheckProgress, Health } from "@/lib/datasets/checks/schemas";
import { formatCount, formatNumber } from "@/lib/format";

/** The whole page in one sentence. */
export function healthSentence({ exampleCount, flaggedCount, issues }: Health): string {
  if (exampleCount === 0) return "There is nothing to check yet.";
  const examples = formatCount(exampleCount, "example");
  if (flaggedCount === 0) return exampleCount === 1 ? "The one example is fine." : `${examples}, all fine.`;
  const isGrave = issues.some(({ kind, open }) => open > 0 && issueCatalog[kind].severity !== "notes");
  const what = isGrave ? "a look" : "no mending, but there is something to know about them";
  if (!isGrave) return `${examples}; ${formatNumber(flaggedCount)} of them ${flaggedCount === 1 ? "needs" : "need"} ${what}.`;
  return `${examples}, ${formatNumber(flaggedCount)} ${flaggedCount === 1 ? "needs" : "need"} ${what}.`;
}

const phases: Record<CheckProgress["phase"], string> = {
  examples: "Looking at every example",
  reading: "Reading the examples",
  comparing: "Comparing them with each other",
  writing: "Writing down what was found",
};

export function progressWords({ phase, done, total }: CheckProgress): string {
  if (phase === "reading" || phase === "examples") return `${phases[phase]}: ${formatNumber(done)} of ${formatNumber(total)}`;
  return phases[phase];
}

/** Reading takes about two thirds of the time, comparing most of the rest. */
export function progressShare({ phase, done, total }: CheckProgress): number {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  if (phase === "examples") return share * 0.5;
  if (phase === "reading") return share * 0.65;
  return phase === "comparing" ? 0.65 + share * 0.25 : 0.95;
}
