import Link from "next/link";
import { VersionTrend } from "@/components/charts/version-trend";
import { LeakBadge } from "@/components/datasets/versions/leak-badge";
import { scoreWords, toEstimate } from "@/components/evaluations/to-estimate";
import { VerdictSentence } from "@/components/evaluations/verdict-sentence";
import { graderLabel } from "@/lib/evaluations/graders/grader-words";
import type { EstimateWithInterval, Overview } from "@/lib/evaluations/schemas";
import { formatNumber, formatPercent } from "@/lib/format";
import { routes } from "@/lib/routes";

/** A sentence that a person can repeat, and the picture that proves it. */
export function VerdictPanel({ projectId, overview }: { projectId: string; overview: Overview }) {
  const { comparison, versions, baseline, benchmark, classicReference } = overview;
  const newest = versions.at(-1);
  const graders = benchmark?.graders ?? [];
  const label = graderLabel(graders, graders[0]?.key ?? "");

  return (
    <section className="panel mt-8 p-6 max-md:p-4">
      <h1 className="font-semibold text-2xl max-md:text-xl">
        {comparison ? <VerdictSentence>{comparison.verdict.sentence}</VerdictSentence> : waitingSentence(overview)}
      </h1>
      <p className="mt-2 max-w-[92ch] text-base text-on-surface-2 text-pretty">
        {newest && baseline && (
          <>
            {newest.modelVersion.name} answers {rightOf(newest.score)} of {formatNumber(newest.score.n)} cases right, prompting alone{" "}
            {rightOf(baseline.score)}.{" "}
          </>
        )}
        {comparison?.verdict.detail}{" "}
        {comparison && (
          <Link className="link" href={routes.evaluation(projectId, comparison.candidate.id)}>
            See the comparison
          </Link>
        )}
      </p>
      {newest && <LeakBadge leak={newest.leak} className="mt-2 text-on-surface-2 text-xs" />}
      <VersionTrend
        className="mt-4"
        summary={summary(overview)}
        caption={`${label}, %. Dot: estimate. Thick: 50% interval. Thin: 95%.`}
        unit="%"
        versions={versions.map(({ modelVersion, score }, index) => ({
          id: modelVersion.id,
          label: modelVersion.name,
          detail: modelVersion.baseModel,
          estimate: toEstimate(score),
          ...(modelVersion.stage === "production"
            ? { role: "production" as const }
            : index === versions.length - 1
              ? { role: "candidate" as const }
              : {}),
        }))}
        {...(baseline ? { baseline: { label: "Prompting", estimate: toEstimate(baseline.score) } } : {})}
      />
      {classicReference && (
        <p className="mt-3 border-t pt-3 text-on-surface-2 text-pretty">
          <span className="font-medium text-on-surface">For scale:</span> a word-counting classifier trained on the same rows gets{" "}
          <span className="num font-medium text-on-surface">{scoreWords(classicReference.score)}</span>. {classicReference.note}
        </p>
      )}
    </section>
  );
}

const rightOf = ({ value, n }: EstimateWithInterval) => formatNumber(value * n);

function waitingSentence({ baseline, versions, activeRun, activeEvaluation }: Overview): string {
  const newest = versions.at(-1);
  if (newest) return `${newest.modelVersion.name} answers ${formatPercent(newest.score.value, 0)} of the cases right.`;
  const rest = activeRun || activeEvaluation ? " What is trained comes next." : "";
  return baseline
    ? `Prompting alone answers ${formatPercent(baseline.score.value, 0)} of the cases right.${rest}`
    : "Nothing has been measured yet.";
}

function summary({ versions, baseline }: Overview): string {
  const words = versions.map(({ modelVersion, score }) => `${modelVersion.name}: ${scoreWords(score)}.`);
  return [...(baseline ? [`Baseline, ${baseline.modelVersion.name}: ${scoreWords(baseline.score)}.`] : []), ...words].join(" ");
}
