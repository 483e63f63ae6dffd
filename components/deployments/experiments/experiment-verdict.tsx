"use client";

import { Interval } from "@/components/charts/interval";
import { niceDomain } from "@/components/charts/scale";
import { useNow } from "@/components/layout/use-now";
import { Notice } from "@/components/ui/notice";
import { VerdictHead } from "@/components/ui/verdict-head";
import { formatChange } from "@/lib/deployments/experiments/metric";
import type { Experiment } from "@/lib/deployments/experiments/schemas";
import { formatDate } from "@/lib/format";
import { forecastWords } from "./experiment-words";
import { toEstimate } from "./to-estimate";

/** A sentence that can be repeated, the interval it rests on, and what it does not rest on. */
export function ExperimentVerdict({ experiment }: { experiment: Experiment }) {
  const now = useNow(60_000);
  const { verdict, primary, status, number, startedAt, metric, split, judging } = experiment;
  const isRunning = status === "running";
  const lead = [verdict.detail, isRunning ? forecastWords(experiment, now) : ""].filter(Boolean).join(" ");
  const contrast = primary?.contrast;
  return (
    <>
      <p className="label mb-1.5">
        A/B test {number} since {formatDate(startedAt)}
      </p>
      <VerdictHead
        lead={isRunning || split.isBroken ? (split.isBroken ? undefined : lead) : endWords(experiment)}
        figure={contrast && <Figure metric={metric} contrast={contrast} />}
      >
        {isRunning ? verdict.sentence : endSentence(experiment)}
      </VerdictHead>
      {metric === "judge" && judging && !split.isBroken && <p className="hint mt-2 max-w-[70ch]">{judging.calibration}</p>}
      {split.isBroken && (
        <Notice tone="caution" className="mt-4" title="The verdict and all figures are hidden, because the split is broken.">
          {verdict.detail}
        </Notice>
      )}
    </>
  );
}

function Figure({ metric, contrast }: { metric: string; contrast: NonNullable<NonNullable<Experiment["primary"]>["contrast"]> }) {
  const estimate = toEstimate(contrast);
  const label = `${formatChange(metric, estimate.value)}, 95% interval ${formatChange(metric, estimate.low)} to ${formatChange(metric, estimate.high)}`;
  return (
    <div className="w-50">
      <p className="num text-center font-semibold text-accent text-xs" aria-hidden="true">
        {formatChange(metric, estimate.value)}
      </p>
      <Interval
        estimate={estimate}
        domain={niceDomain([0, estimate.low, estimate.high], 4)}
        label={label}
        width={200}
        height={30}
        tone="accent"
        zero
      />
      <p className="hint">The grey line is no difference.</p>
    </div>
  );
}

function endSentence({ status, treatment, control }: Experiment): string {
  if (status === "shipped") return `${treatment.name} was shipped.`;
  if (status === "rolled_back") return `Rolled back to ${control.name}.`;
  return "Stopped without a decision; the split stays as it was.";
}

function endWords({ reason, verdict, endedAt }: Experiment): string {
  const when = endedAt ? `On ${formatDate(endedAt)}. ` : "";
  return `${when}${reason ? `${reason} ` : ""}${reason.includes(verdict.sentence) ? "" : `It said at the end: ${verdict.sentence} ${verdict.detail}`}`;
}
