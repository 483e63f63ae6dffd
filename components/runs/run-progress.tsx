"use client";

import { PhaseBar } from "@/components/charts/phase-bar";
import { useNow } from "@/components/layout/use-now";
import { Stat } from "@/components/ui/stat";
import { formatAgo, formatDuration, formatNumber, formatTokens } from "@/lib/format";
import type { Run, RunMetric } from "@/lib/runs/schemas";
import { isFinished } from "@/lib/runs/transitions";
import { costSoFar } from "./cost-so-far";
import { readyHint } from "./ready-hint";
import { secondsLeft } from "./ready-in";
import { RunAnnouncer } from "./run-announcer";
import { runPhases } from "./run-phases";
import { runSentence } from "./run-words";

/** Ready when, how far, at what cost, and what the numbers say. */
export function RunProgress({ run, metrics }: { run: Run; metrics: readonly RunMetric[] | undefined }) {
  const isLive = !isFinished(run.status);
  const now = useNow(1_000, isLive);
  const sentence = runSentence(run, metrics);

  return (
    <section className="panel p-6 max-md:p-4" aria-label="Progress">
      <div className="grid gap-x-10 gap-y-5 lg:grid-cols-[auto_minmax(0,1fr)]">
        <div className="flex flex-wrap gap-x-10 gap-y-4">
          <TimeStat run={run} now={now} />
          <Stat
            label="Step"
            value={formatNumber(run.step)}
            unit={run.totalSteps !== null && `of ${formatNumber(run.totalSteps)}`}
            hint={stepHint(run, metrics ?? [], now)}
          />
          <Stat {...costSoFar(run)} />
        </div>
        <div className="border-line lg:border-l lg:pl-8 max-lg:border-t max-lg:pt-4">
          <h2 className="font-medium text-lg text-balance">{sentence.text}</h2>
          <p className="mt-1 text-base text-on-surface-2 text-pretty">{sentence.detail}</p>
        </div>
      </div>
      <PhaseBar className="mt-5" label="Phases of the run" phases={runPhases(run, now)} />
      {isLive && <RunAnnouncer run={run} sentence={sentence.text} />}
    </section>
  );
}

function TimeStat({ run, now }: { run: Run; now: Date }) {
  const { startedAt, finishedAt, status } = run;
  if (isFinished(status))
    return (
      <Stat
        label="Took"
        value={startedAt && finishedAt ? formatDuration(finishedAt.getTime() - startedAt.getTime()) : "–"}
        hint={run.trainSeconds === null ? undefined : `${formatDuration(run.trainSeconds * 1_000)} of it training`}
      />
    );
  const left = status === "running" || status === "queued" || status === "submitted" ? secondsLeft(run, now) : null;
  if (!left) return <Stat label="Ready in about" value="–" hint={status === "paused" ? "while it is paused" : "known once it trains"} />;
  const middle = ((left[0] + left[1]) / 2) * 1_000;
  return (
    <Stat label="Ready in about" value={formatDuration(Math.max(1_000, Math.round(middle / 1_000) * 1_000))} hint={readyHint(left, now)} />
  );
}

function stepHint(run: Run, metrics: readonly RunMetric[], now: Date) {
  if (run.status === "succeeded" && run.trainedTokens !== null) return `${formatTokens(run.trainedTokens)} tokens learned from`;
  const speed = metrics.at(-1)?.tokensPerSecond;
  const moved = run.lastProgressAt && !isFinished(run.status) ? `last ${formatAgo(run.lastProgressAt, now)} ago` : null;
  return [speed ? `${formatNumber(speed)} tokens a second` : null, moved].filter(Boolean).join(", ") || undefined;
}
