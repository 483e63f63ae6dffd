import { formatMoney, formatNumber } from "@/lib/format";
import type { Comparison } from "../schemas";
import type { Report, ReportedModel } from "./schemas";

interface Evidence {
  comparison: Comparison;
  models: readonly ReportedModel[];
  recipe: Report["recipe"];
}

/** What the figures speak for, with what they do not know. A person decides; this is what they would have to argue against. */
export function recommend({ comparison, models, recipe }: Evidence): string {
  const candidate = comparison.candidate.modelVersion.name;
  const baseline = comparison.baseline.modelVersion.name;
  const simpler = asGoodAndSimpler(models);
  const first = {
    better: simpler
      ? `${candidate} is better than ${baseline}, but it cannot be told apart from ${simpler}, which takes no training: try that first.`
      : `Promote ${candidate}: it is better than ${baseline} on these cases.`,
    worse: `Keep ${baseline}: ${candidate} is worse on these cases.`,
    cannot_tell: `Collect more cases before you decide; until then keep ${baseline}, since nothing shows that a change would help.`,
    refused: "Collect more cases: from so few, chance alone would decide.",
  }[comparison.verdict.outcome];
  return [first, ...leakWarning(comparison), ...priceWords(models, recipe)].join(" ");
}

/** A baseline that needs no training and that the candidate is not surely better than. */
function asGoodAndSimpler(models: readonly ReportedModel[]): string | null {
  const candidate = models.find(({ role }) => role === "candidate");
  if (!candidate || candidate.evaluation.modelVersion.kind === "baseline") return null;
  const rival = models.find(
    ({ role, isSurelyBeaten, evaluation }) => role === "other" && evaluation.modelVersion.kind === "baseline" && isSurelyBeaten === false,
  );
  return rival?.evaluation.modelVersion.name ?? null;
}

function leakWarning({ candidate }: Comparison): string[] {
  const seen = candidate.leak ? candidate.leak.exact + candidate.leak.near : 0;
  return seen > 0 ? ["Some of the cases stand in what it learned, which flatters it: measure it on cases that it has not seen."] : [];
}

function priceWords(models: readonly ReportedModel[], recipe: Report["recipe"]): string[] {
  const priceOf = (wanted: ReportedModel["role"]) => models.find(({ role }) => role === wanted)?.usdPerThousand ?? null;
  const [before, after] = [priceOf("baseline"), priceOf("candidate")];
  if (before === null || after === null) return ["What an answer costs is not known on both sides: a lead enters prices with the trainer."];
  if (before === 0 && after === 0) return ["Answers cost nothing on either side; what hosting adds stands below."];
  const saved = before - after;
  const change = `1,000 answers cost ${formatMoney(after)} instead of ${formatMoney(before)}.`;
  if (saved <= 0 || !recipe?.costUsd) return [`${change} What hosting adds stands below.`];
  const answers = Math.ceil((recipe.costUsd / saved) * 1_000);
  return [
    `${change} Training cost ${formatMoney(recipe.costUsd)}, which ${formatNumber(answers)} answers pay back. What hosting adds stands below.`,
  ];
}
