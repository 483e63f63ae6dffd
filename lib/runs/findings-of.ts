import type { DatasetVersion, LeakSummary } from "@/lib/datasets/versions/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { detectableDifference } from "@/lib/statistics/detectable-difference";
import { fewestCases } from "@/lib/statistics/fewest-cases";

/** How often only one of two models is right, where nobody knows better: models worth comparing differ on about one case in five. */
const usualDiscordance = 0.2;

export interface Findings {
  /** Worth knowing, blocks nothing. */
  hints: string[];
  /** Looked at and found good. */
  passed: string[];
}

/** What the version itself says about what a run will show, before anything costs. */
export function findingsOf(version: Pick<DatasetVersion, "testCount" | "validationCount" | "leaks">): Findings {
  const { testCount, validationCount, leaks } = version;
  const findings: Findings = { hints: [], passed: [] };
  tellPower(testCount, findings);
  if (leaks) tellLeaks(leaks, findings);
  if (validationCount === 0)
    findings.hints.push("This version has no validation split, so the run shows no validation loss, and overfitting stays unseen.");
  return findings;
}

function tellPower(testCount: number, { hints, passed }: Findings): void {
  if (testCount === 0) {
    hints.push(
      "This version has no test split, so nothing will be measured. Freeze a version with one to see whether the model got better.",
    );
    return;
  }
  const cases = formatCount(testCount, "test case");
  if (testCount < fewestCases) {
    hints.push(
      `The test split has ${formatCount(testCount, "case")}. Below ${fewestCases} no verdict is given: chance alone would decide it.`,
    );
    return;
  }
  const difference = detectableDifference(testCount, usualDiscordance);
  if (difference === null) {
    hints.push(`${cases} rarely show a difference: two models would have to differ on most of them. Freeze a version with more.`);
    return;
  }
  passed.push(`${cases} can show a difference of ${Math.ceil(difference * 100)} points or more, if one in five is answered differently.`);
}

function tellLeaks({ test, validation, benchmarks }: LeakSummary, { hints, passed }: Findings): void {
  const places = [
    { counts: test, name: "test" },
    { counts: validation, name: "validation" },
    ...benchmarks.map((benchmark) => ({ counts: benchmark, name: `“${benchmark.name}”` })),
  ];
  const looked = places.filter(({ counts }) => counts.caseCount > 0);
  const leaking = looked.filter(({ counts }) => counts.exact + counts.near > 0);
  for (const { counts, name } of leaking) {
    const found = formatNumber(counts.exact + counts.near);
    hints.push(
      `${found} of ${formatCount(counts.caseCount, `${name} case`)} ${counts.exact + counts.near === 1 ? "stands" : "stand"} in training too, word for word or nearly: a score on them will look better than it is.`,
    );
  }
  if (looked.length > 0 && leaking.length === 0) passed.push("No example to learn from repeats a test, validation or benchmark case.");
}
