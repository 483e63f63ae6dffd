"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { graderLabel } from "@/lib/evaluations/graders/grader-words";
import { regradeQuery, useForgetScores, useStartRegrade } from "@/lib/evaluations/regrades/hooks";
import type { Evaluation } from "@/lib/evaluations/schemas";
import { formatCost, formatCount, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { CalibrationPanel } from "./ratings/calibration-panel";

type GradingNotesProps = { projectId: string; evaluation: Evaluation; grader: string };

/** What a score leaves out, what it cost, whether its judge can be believed, and the way to grade once more. */
export function GradingNotes({ projectId, evaluation, grader: key }: GradingNotesProps) {
  const { benchmark, ungraded, graderTokens, graderCostUsd } = evaluation;
  const grader = benchmark.graders.find((one) => one.key === key);
  const left = ungraded?.[key] ?? 0;
  const judges = benchmark.graders.filter(({ kind, key: other }) => kind === "judge" && (other === key || isPart(grader, other)));
  return (
    <div className="mt-4 grid gap-4">
      {left > 0 && (
        <Notice
          tone="caution"
          title={`${formatCount(left, "case")} of ${formatNumber(evaluation.caseCount)} could not be graded by “${graderLabel(benchmark.graders, key)}”.`}
          action={
            grader?.kind === "human" && (
              <LinkButton href={routes.rateAnswers(projectId, benchmark.id, { grader: key })}>Rate answers</LinkButton>
            )
          }
        >
          The score and every comparison leave them out. Each says why below, under “Not graded”.
        </Notice>
      )}
      {judges.map((judge) => (
        <CalibrationPanel key={judge.key} projectId={projectId} benchmark={benchmark} judge={judge.key} />
      ))}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Regrade projectId={projectId} evaluation={evaluation} />
        {graderTokens > 0 && (
          <p className="hint">
            Judging took {formatNumber(graderTokens)} tokens,{" "}
            {graderCostUsd === null ? "at a price that nobody has entered" : formatCost(graderCostUsd)}.
          </p>
        )}
      </div>
    </div>
  );
}

function isPart(grader: Evaluation["benchmark"]["graders"][number] | undefined, key: string): boolean {
  return grader?.kind === "weighted" && grader.parts.some((part) => part.key === key);
}

function Regrade({ projectId, evaluation }: { projectId: string; evaluation: Evaluation }) {
  const { may } = usePeople(projectId);
  const { data: regrade } = useQuery(regradeQuery(projectId, evaluation.id));
  const start = useStartRegrade(projectId, evaluation.id);
  const forget = useForgetScores(projectId);
  const finishedAt = regrade?.finishedAt?.getTime();
  // New scores came from the worker, so only the clock of the regrade tells that what is shown is old.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end, whoever made the function.
  useEffect(() => {
    if (finishedAt !== undefined) forget();
  }, [finishedAt]);

  if (regrade?.status === "running")
    return (
      <div className="grid w-60 gap-1" role="status">
        <Progress label="Answers graded again" value={regrade.doneCount} max={regrade.caseCount} />
        <p className="hint">Grading again. The scores are the old ones until all new ones are there.</p>
      </div>
    );
  if (!may("launch")) return null;
  return (
    <>
      <Button size="small" busy={start.isPending} onClick={() => start.mutate()}>
        Grade again
      </Button>
      {(start.error || regrade?.status === "failed") && (
        <p className="text-negative text-xs">{start.error ? errorWords(start.error) : regrade?.failureMessage}</p>
      )}
    </>
  );
}
