"use client";

import { useQuery } from "@tanstack/react-query";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { isCurveUnderway, learningCurveOptions } from "@/lib/evaluations/learning-curves/hooks";
import type { LearningCurve, LearningCurveQuery } from "@/lib/evaluations/learning-curves/schemas";
import { learningCurveSection, learningCurveTitle } from "@/lib/evaluations/reports/learning-curve-section";
import { routes } from "@/lib/routes";
import { linked } from "../reports/linked";
import { PlainTable } from "../reports/plain-table";
import { CurvePoints } from "./curve-points";
import { LearningCurveChart } from "./learning-curve-chart";
import { StartCurve } from "./start-curve";

type LearningCurvePanelProps = { projectId: string; query: LearningCurveQuery; known?: LearningCurve | null };

/** Whether more examples would help: offered, on its way, or told with its picture; and where a part failed, what to do. */
export function LearningCurvePanel({ projectId, query, known }: LearningCurvePanelProps) {
  const { data, error, refetch } = useQuery({
    ...learningCurveOptions(projectId, query),
    ...(known ? { initialData: known } : {}),
  });
  return (
    <Panel className="mt-6 scroll-mt-16" title={<span id="more-data">{learningCurveTitle}</span>}>
      {data ? (
        <Told projectId={projectId} curve={data} />
      ) : error ? (
        <Notice
          tone="negative"
          title="What more data would bring could not be read."
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {errorWords(error)}
        </Notice>
      ) : (
        <div role="status" aria-label="Reading the learning curve" className="grid gap-2.5">
          <Skeleton className="h-6 w-3/5" />
          <Skeleton className="h-40 w-full" />
        </div>
      )}
    </Panel>
  );
}

function Told({ projectId, curve }: { projectId: string; curve: LearningCurve }) {
  const { state, sweep, points, evaluationId } = curve;
  const { lines = [], table, facts = [] } = learningCurveSection(curve, projectId);
  // Without the middle one, equal steps would not be doublings.
  const hasPicture = points.length > 1 && points.slice(1).every((point) => point.state === "measured");
  const [first, ...others] = lines;
  return (
    <>
      <p className="max-w-[92ch] text-pretty text-base" aria-live="polite">
        {first}
      </p>
      {others.map((line) => (
        <p key={line} className="mt-2 max-w-[92ch] text-on-surface-2 text-pretty">
          {line}
        </p>
      ))}
      {hasPicture && <LearningCurveChart curve={curve} />}
      {table && <PlainTable caption={learningCurveTitle} {...table} />}
      {facts.length > 0 && !isCurveUnderway(curve) && (
        <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-on-surface-2">
          {facts.map(([term, words, href]) => (
            <li key={term}>
              {linked(term, href)}, {words}
            </li>
          ))}
        </ul>
      )}
      {isCurveUnderway(curve) && <CurvePoints projectId={projectId} points={points} />}
      <div className="mt-4 flex flex-wrap items-start gap-3 empty:hidden print:hidden">
        {(state === "none" || state === "incomplete") && (
          <StartCurve
            projectId={projectId}
            evaluationId={evaluationId}
            isFirst={state === "none"}
            answersUsd={points.at(-1)?.evaluation?.spentUsd ?? 0}
          />
        )}
        {isCurveUnderway(curve) && sweep && (
          <LinkButton href={routes.sweep(projectId, sweep.id)}>
            {state === "awaiting_approval" ? `Approve or withdraw it: sweep ${sweep.number}` : `Follow or stop it: sweep ${sweep.number}`}
          </LinkButton>
        )}
      </div>
    </>
  );
}
