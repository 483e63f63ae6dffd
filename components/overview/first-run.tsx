"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { StepCurves } from "@/components/charts/step-curves";
import { column } from "@/components/runs/metric-column";
import { SectionHead } from "@/components/ui/section-head";
import type { Overview } from "@/lib/evaluations/schemas";
import { formatMeasure, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { runMetricsQuery } from "@/lib/runs/hooks";

/** Before there is a verdict: the first model learning, live, or what will stand here. */
export function FirstRun({ projectId, overview }: { projectId: string; overview: Overview }) {
  if (overview.activeRun) return <Learning projectId={projectId} run={overview.activeRun} />;
  return (
    <section className="panel mt-8 grid place-items-center px-6 py-14 text-center max-md:px-4">
      <h2 className="font-semibold text-xl">
        {overview.activeEvaluation ? "The first model is being measured." : "The verdict will stand here."}
      </h2>
      <p className="mt-2 max-w-[56ch] text-base text-on-surface-2 text-pretty">
        {overview.activeEvaluation
          ? "The base model and what was made from it answer the same cases. This page says which is better as soon as it is known."
          : "Whether a trained model beats a prompt alone, by how many points and how surely, measured on cases it has never seen."}
      </p>
    </section>
  );
}

function Learning({ projectId, run }: { projectId: string; run: NonNullable<Overview["activeRun"]> }) {
  const { data } = useQuery(runMetricsQuery(projectId, run.id));
  const metrics = data?.items ?? [];
  const training = column(metrics, "trainLoss");
  const validation = column(metrics, "validLoss");
  const [first, last] = [training.values[0], training.values.at(-1)];

  return (
    <section className="panel mt-8 p-6 max-md:p-4">
      <SectionHead
        title={last === undefined || first === undefined ? `Run ${run.number} is being prepared.` : `Run ${run.number} is learning.`}
        actions={
          <Link className="link text-xs" href={routes.run(projectId, run.id)}>
            Open the run
          </Link>
        }
      />
      {last === undefined || first === undefined || !run.totalSteps ? (
        <p className="mt-2 text-base text-on-surface-2">
          The curve begins with its first step. When it is done, the model answers cases it has never seen.
        </p>
      ) : (
        <>
          <p className="num mt-1 text-base text-on-surface-2">
            Its loss went from {formatMeasure(first)} to {formatMeasure(last)}. Then it answers cases it has never seen, and this page says
            whether it is better.
          </p>
          <StepCurves
            className="mt-3"
            summary={`Training loss went from ${formatMeasure(first)} to ${formatMeasure(last)} in ${formatNumber(run.step)} steps.`}
            series={[
              { name: "training", tone: "baseline", draw: "smoothed", ...training },
              ...(validation.values.length > 0
                ? [{ name: "validation", tone: "accent" as const, draw: "points" as const, ...validation }]
                : []),
            ]}
            now={run.step}
            total={run.totalSteps}
            height={240}
          />
        </>
      )}
    </section>
  );
}
