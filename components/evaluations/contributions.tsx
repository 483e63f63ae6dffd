"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { Interval } from "@/components/charts/interval";
import { Popover } from "@/components/ui/popover";
import { contributionsQuery } from "@/lib/evaluations/hooks";
import type { Contribution } from "@/lib/evaluations/schemas";
import { formatNumber, formatPercent } from "@/lib/format";
import { routes } from "@/lib/routes";
import { headlineOf, outcomeWords, scored, shareWords } from "./contribution-words";
import { scoreWords, toEstimate } from "./to-estimate";

/** One quiet line: a person's examples are in there, and this is what they did. Nothing while there is nothing to say. */
export function Contributions({ projectId, datasetId }: { projectId: string; datasetId: string }) {
  const { data } = useQuery(contributionsQuery(projectId, datasetId));
  const headline = headlineOf(data ?? []);
  if (!data || !headline) return null;

  return (
    <section
      aria-label="Your work"
      className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b bg-canvas px-6 py-1.5 text-on-surface-2 text-xs max-md:px-4"
    >
      <p className="num min-w-0">
        <span className="font-medium text-on-surface">{shareWords(headline)}</span>; {outcomeWords(headline)}.
      </p>
      <Popover
        label="Your work, version by version"
        className="w-104 max-w-[calc(100vw-2rem)] p-0"
        trigger={
          <button type="button" className="inline-flex min-h-6 items-center gap-1 rounded-sm text-accent touch:min-h-11">
            Version by version
            <ChevronDown className="size-3.5" strokeWidth={1.75} aria-hidden="true" />
          </button>
        }
      >
        <ul className="divide-y">
          {data.map((contribution) => (
            <Row key={contribution.version.id} projectId={projectId} contribution={contribution} />
          ))}
        </ul>
      </Popover>
    </section>
  );
}

function Row({ projectId, contribution }: { projectId: string; contribution: Contribution }) {
  const { version, own, model, training } = contribution;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_132px_52px] items-center gap-3 px-4 py-2.5">
      <div className="min-w-0">
        <p className="font-medium">Version {version.number}</p>
        <p className="hint num">
          {own.isAtLeast && "at least "}
          {formatNumber(own.count)} of {formatNumber(version.exampleCount)} are yours
        </p>
      </div>
      {model ? (
        <>
          <Interval
            estimate={toEstimate(model.score)}
            domain={[0, 100]}
            width={132}
            height={36}
            tone="accent"
            label={scoreWords(model.score)}
            {...(model.prompting ? { baseline: model.prompting.value * 100 } : {})}
          />
          <Link className="link num text-right" href={routes.evaluation(projectId, model.evaluationId)}>
            {formatPercent(model.score.value)}
          </Link>
          <p className="hint num col-span-3 -mt-2">
            {model.modelVersion.name}, {formatNumber(model.score.n)} cases of “{model.benchmark.name}”
            {model.prompting && `; dashed: prompting, ${scored(model.prompting)}`}
          </p>
        </>
      ) : (
        <p className="hint col-span-2 text-right">
          {training ? (
            <Link className="link" href={routes.run(projectId, training.id)}>
              Run {training.number} is learning from it
            </Link>
          ) : (
            "no model yet"
          )}
        </p>
      )}
    </li>
  );
}
