"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { StateIcon } from "@/components/ui/state-icon";
import { formatMoney } from "@/lib/format";
import type { Run } from "@/lib/runs/schemas";
import { costWords } from "@/lib/runs/spending/cost-words";
import { spendingQuery, useApproveRun } from "@/lib/runs/spending/hooks";
import { ApproveDialog } from "./approve-dialog";
import { BudgetLine } from "./budget-line";
import { DeclineDialog } from "./decline-dialog";

/** A run that waits for somebody's word: the price, why it waits, and the two answers for who may give them. */
export function ApprovalPanel({ projectId, run }: { projectId: string; run: Run }) {
  const { may } = usePeople(projectId);
  const { data: spending } = useQuery(spendingQuery(projectId));
  const approve = useApproveRun(projectId, run.id);
  const [asking, setAsking] = useState<"approve" | "decline" | null>(null);
  const isAsking = (what: typeof asking) => asking === what;
  const toggle = (what: "approve" | "decline") => (open: boolean) => {
    approve.reset();
    setAsking(open ? what : null);
  };

  return (
    <section className="panel p-6 max-md:p-4" aria-label="Approval">
      <p className="flex items-center gap-2 font-medium text-caution text-xs">
        <StateIcon state="attention" />
        Waits for approval
      </p>
      <h2 className="mt-2 font-semibold text-2xl max-md:text-xl">
        {run.likelyUsd ? `It may cost ${costWords(run.likelyUsd)}.` : "What it will cost is not known."}
      </h2>
      <p className="mt-2 max-w-[72ch] text-base text-on-surface-2 text-pretty">
        {run.createdBy ?? "Somebody"} proposes it.{" "}
        {run.likelyUsd
          ? spending && `That may be more than the ${formatMoney(spending.spendingLimitUsd)} that a run may cost here unasked.`
          : "No price is entered for this base model. Enter one under Models, Trainers, or approve it as it is."}{" "}
        Nothing has been sent and nothing spent.
      </p>
      <BudgetLine projectId={projectId} className="mt-2" />
      {may("launch") ? (
        <div className="mt-5 flex flex-wrap gap-2">
          <Button variant="primary" onClick={() => setAsking("approve")}>
            {run.likelyUsd
              ? `Approve run ${run.number}, up to ${formatMoney(run.likelyUsd[1])}`
              : `Approve run ${run.number}, price not known`}
          </Button>
          <Button onClick={() => setAsking("decline")}>Decline</Button>
        </div>
      ) : (
        <p className="mt-5 font-medium">A lead or an owner of this project approves it. You can leave: it waits, and starts without you.</p>
      )}
      <ApproveDialog
        open={isAsking("approve")}
        onOpenChange={toggle("approve")}
        name={`run ${run.number}`}
        cost={run.likelyUsd}
        spending={spending}
        busy={approve.isPending}
        problem={approve.error && errorWords(approve.error)}
        onApprove={() => approve.mutate({ usd: run.likelyUsd?.[1] ?? null }, { onSuccess: () => setAsking(null) })}
      />
      <DeclineDialog projectId={projectId} run={run} open={isAsking("decline")} onOpenChange={toggle("decline")} />
    </section>
  );
}
