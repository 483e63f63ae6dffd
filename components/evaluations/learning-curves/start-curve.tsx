"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { errorWords } from "@/components/layout/error-words";
import { costRange } from "@/components/runs/cost-range";
import { durationRange } from "@/components/runs/duration-range";
import { ApproveDialog } from "@/components/runs/spending/approve-dialog";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { learningCurvePlanOptions, useStartLearningCurve } from "@/lib/evaluations/learning-curves/hooks";
import { formatCount, formatMoney } from "@/lib/format";
import { spendingQuery } from "@/lib/runs/spending/hooks";
import { launchGate } from "@/lib/runs/spending/launch-gate";
import type { SweepPlan } from "@/lib/runs/sweeps/schemas";

type StartCurveProps = {
  projectId: string;
  evaluationId: string;
  isFirst: boolean;
  /** What answering the cases cost the model in question. */
  answersUsd: number;
};

/** Trains what is missing, at a price and in a time that are said before; what is above the spending limit is approved with that price. */
export function StartCurve({ projectId, evaluationId, isFirst, answersUsd }: StartCurveProps) {
  const { may } = usePeople(projectId);
  const plan = useQuery(learningCurvePlanOptions(projectId, evaluationId, may("launch")));
  const { data: spending } = useQuery(spendingQuery(projectId));
  const start = useStartLearningCurve(projectId);
  const [isAsking, setAsking] = useState(false);
  if (!may("launch")) return <p className="text-on-surface-2">A lead or an owner of this project can start it here.</p>;

  const cost = plan.data?.usd ?? null;
  const count = plan.data?.members.length ?? 0;
  const gate = spending && plan.data ? launchGate(cost, spending, true) : ({ kind: "start" } as const);
  const failure = start.error ?? plan.error;
  const begin = (approvedUsd?: number | null) => start.mutate({ evaluationId, ...(approvedUsd === undefined ? {} : { approvedUsd }) });

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          busy={start.isPending}
          disabledReason={blockedBy(plan.data, plan.error) ?? (gate.kind === "refuse" ? gate.reason : undefined)}
          onClick={() => (gate.kind === "approve" ? setAsking(true) : begin())}
        >
          {isFirst ? "See what more data would bring" : plan.data && count === 0 ? "Measure what is missing" : "Train what is missing"}
        </Button>
        {plan.data && count > 0 && (
          <span className="num text-on-surface-2">
            {formatCount(count, "run")}, {costRange(cost)}
            {plan.data.seconds && `, ${durationRange(plan.data.seconds)} of training`}
            {answersWords(answersUsd)}
          </span>
        )}
        {plan.data && count === 0 && <span className="text-on-surface-2">nothing is trained, only the missing answers are asked for</span>}
      </div>
      {failure && (
        <Notice tone="negative" title={start.error ? "It was not started." : "The plan could not be made."}>
          {errorWords(failure)}
        </Notice>
      )}
      <ApproveDialog
        open={isAsking}
        onOpenChange={setAsking}
        name={formatCount(count, "run")}
        cost={cost}
        spending={spending}
        busy={start.isPending}
        onApprove={() => {
          setAsking(false);
          begin(cost?.[1] ?? null);
        }}
      />
    </div>
  );
}

/** A part answers the same cases at about the same price. */
function answersWords(usd: number): string {
  return usd > 0 ? `, then the same cases for each, which cost ${formatMoney(usd)} the last time` : ", then the same cases for each";
}

function blockedBy(plan: SweepPlan | undefined, error: unknown): string | undefined {
  if (!plan) return error ? "The plan could not be made." : "The plan is being made.";
  if (plan.counting) return plan.counting.failure ?? "The examples are being counted.";
  return plan.problems[0] ?? plan.members.find(({ problems }) => problems.length > 0)?.problems[0];
}
