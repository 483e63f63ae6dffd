import type { EstimateWithInterval } from "@/lib/evaluations/schemas";
import type { Story } from "./run-story";

/** The last line of `--json`: what a program wants to know. Scores are shares from 0 to 1. */
export function toJsonLine({ imported, version, run, comparison }: Story): string {
  const score = (side: "baseline" | "candidate") => comparison[side].scores?.[comparison.grader]?.value ?? null;
  return JSON.stringify({
    rows: imported.rowCount,
    rejected: imported.rejectedCount,
    train: version.trainCount,
    test: version.testCount,
    baseScore: score("baseline"),
    tunedScore: score("candidate"),
    difference: comparison.difference.value,
    ci95: comparison.difference.ci95,
    trainSeconds: run.trainSeconds,
    tokensPerSecond: run.tokensPerSecond,
    datasetVersion: version.id,
    run: run.id,
    modelVersion: comparison.candidate.modelVersion.id,
  });
}

export function toTable({ version, run, comparison, classicReference }: Story): string {
  const { baseline, candidate, grader, difference, verdict } = comparison;
  const rows: [string, EstimateWithInterval | undefined][] = [
    [baseline.modelVersion.name, baseline.scores?.[grader]],
    [candidate.modelVersion.name, candidate.scores?.[grader]],
  ];
  if (classicReference) rows.push(["Naive Bayes, for reference", classicReference.score]);
  const width = Math.max(...rows.map(([name]) => name.length), "Difference".length) + 2;
  const lines = rows.map(([name, score]) => `${name.padEnd(width)}${score ? interval(score) : "not measured"}`);
  lines.push(`${"Difference".padEnd(width)}${interval(difference)}`);
  return [
    "",
    `${"".padEnd(width)}   score   95 % interval   (${grader}, ${version.testCount} held-out cases)`,
    ...lines,
    "",
    verdict.sentence,
    verdict.detail,
    `Training took ${run.trainSeconds?.toFixed(1)} s at ${Math.round(run.tokensPerSecond ?? 0)} tokens per second.`,
  ].join("\n");
}

function interval({ value, ci95: [low, high] }: EstimateWithInterval): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return `${percent(value).padStart(8)}   ${percent(low)} to ${percent(high)}`;
}
