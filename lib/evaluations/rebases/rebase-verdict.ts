import { formatNumber, formatPoints, formatSignedInterval } from "@/lib/format";
import { casesNeeded } from "@/lib/statistics/cases-needed";
import type { EstimateWithInterval } from "@/lib/statistics/estimate";
import type { GroupTally } from "@/lib/statistics/group-tally";
import type { Histogram } from "@/lib/statistics/histogram";
import { tooFew } from "../too-few";
import type { Rebase } from "./schemas";

/** How much worse still counts as no worse. */
export const margin = 0.03;

interface Compared {
  difference: EstimateWithInterval;
  differences: Histogram;
  /** The same differences by source. */
  groups: GroupTally;
}

interface Evidence {
  oldName: string;
  baseModel: string;
  /** Null until it is trained. */
  tunedName: string | null;
  /** Null until both are measured. */
  promptAgainstOld: Compared | null;
  tunedAgainstOld: Compared | null;
  tunedAgainstPrompt: Compared | null;
}

type Verdict = Rebase["verdict"];

/**
 * Whether a fine-tune is still needed. "No worse" needs the whole interval above minus the margin, "pays" the whole interval above zero: a
 * difference that merely did not show is neither.
 */
export function rebaseVerdict(evidence: Evidence): Verdict {
  const { oldName, baseModel, promptAgainstOld, tunedAgainstPrompt } = evidence;
  if (!promptAgainstOld)
    return {
      outcome: "waiting",
      sentence: `${baseModel} is put to the same cases as ${oldName}.`,
      detail: "First with your prompt alone; the fine-tune follows once it is trained.",
    };
  const little = tooFew(promptAgainstOld.difference.n, promptAgainstOld.groups);
  if (little)
    return {
      outcome: "refused",
      sentence: `${little.what} to say whether you still need the fine-tune.`,
      detail: `${little.needed} Freeze a version with more test examples and ask again.`,
    };
  if (tunedAgainstPrompt && tunedAgainstPrompt.difference.ci95[0] > 0) return fineTunePays(evidence, tunedAgainstPrompt.difference);
  if (promptAgainstOld.difference.ci95[0] > -margin)
    return {
      outcome: "prompt_is_enough",
      sentence: `You no longer need the fine-tune: ${baseModel} with your prompt is no worse than ${oldName}, margin ${margin * 100} points.`,
      detail: `${told(promptAgainstOld.difference)} ${tunedAgainstPrompt ? `Fine-tuning it adds ${told(tunedAgainstPrompt.difference)}` : "Its own fine-tune is still to come; it may add something."}`,
    };
  return withoutPrompt(evidence, promptAgainstOld);
}

function fineTunePays({ baseModel, oldName, tunedAgainstOld }: Evidence, gain: EstimateWithInterval): Verdict {
  const against = tunedAgainstOld ? ` Against ${oldName} it makes ${told(tunedAgainstOld.difference)}` : "";
  return {
    outcome: "fine_tune_pays",
    sentence: `The fine-tune still pays: ${formatPoints(gain.value)} over ${baseModel} with your prompt alone.`,
    detail: `The difference is ${told(gain)}${against}`,
  };
}

function withoutPrompt({ oldName, baseModel, tunedName, tunedAgainstOld }: Evidence, prompt: Compared): Verdict {
  const isWorse = prompt.difference.ci95[1] < 0;
  if (isWorse && tunedAgainstOld && tunedAgainstOld.difference.ci95[1] < 0)
    return {
      outcome: "old_stays",
      sentence: `Keep ${oldName}: ${baseModel} is worse, with your prompt alone and fine-tuned.`,
      detail: `With the prompt alone it makes ${told(prompt.difference)} Fine-tuned it makes ${told(tunedAgainstOld.difference)}`,
    };
  if (isWorse)
    return {
      outcome: "old_stays",
      sentence: `You still need a fine-tune: ${baseModel} with your prompt alone is worse than ${oldName}, ${formatPoints(prompt.difference.value)}.`,
      detail: `${told(prompt.difference)} ${tunedName ? `Whether ${tunedName} can take its place, these cases do not tell yet.` : "Its own fine-tune is still to come."}`,
    };
  const cases = casesNeeded(prompt.differences, prompt.groups);
  return {
    outcome: "cannot_tell",
    sentence: `Cannot tell yet whether you still need the fine-tune.${cases === null || cases > 1_000_000 ? "" : ` About ${formatNumber(roughly(cases))} cases would.`}`,
    detail: `${baseModel} with your prompt alone makes ${told(prompt.difference)} No worse would mean above ${formatPoints(-margin)} for sure.`,
  };
}

/** "+11 points, 95% interval +6 to +16, 312 cases." */
function told({ value, ci95, n }: EstimateWithInterval): string {
  const interval = formatSignedInterval({ low: ci95[0] * 100, high: ci95[1] * 100 }, 1);
  return `${formatPoints(value, 1)}, 95% interval ${interval}, ${formatNumber(n)} cases.`;
}

/** Two digits, rounded up: more would feign knowledge. */
function roughly(cases: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(cases)) - 1);
  return Math.ceil(cases / unit) * unit;
}
