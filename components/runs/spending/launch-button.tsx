"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { Button } from "@/components/ui/button";
import { spendingQuery } from "@/lib/runs/spending/hooks";
import { launchGate } from "@/lib/runs/spending/launch-gate";
import type { CostRange } from "@/lib/runs/spending/schemas";
import { ApproveDialog } from "./approve-dialog";
import { BudgetLine } from "./budget-line";

type LaunchButtonProps = {
  projectId: string;
  /** Undefined while nothing is known. */
  cost: CostRange | undefined;
  /** What comes behind the verb: "run, about 4 min, $3.10 to $4.20". */
  what: string;
  busy: boolean;
  disabledReason: string | undefined;
  /** With the price that was approved, where it had to be. */
  onStart: (approvedUsd?: number | null) => void;
};

/** Starts what fits, asks a lead to approve what is above the limit, and lets everybody else propose it. */
export function LaunchButton({ projectId, cost, what, busy, disabledReason, onStart }: LaunchButtonProps) {
  const { may } = usePeople(projectId);
  const { data: spending } = useQuery(spendingQuery(projectId));
  const [isAsking, setAsking] = useState(false);
  const gate = spending && cost !== undefined ? launchGate(cost, spending, may("launch")) : ({ kind: "start" } as const);
  const refusal = may("edit") ? undefined : "As viewer you can look at runs, not start one.";

  return (
    <div className="grid gap-2">
      <Button
        variant="primary"
        size="launch"
        className="w-full"
        busy={busy}
        disabledReason={refusal ?? disabledReason ?? (gate.kind === "refuse" ? gate.reason : undefined)}
        onClick={() => (gate.kind === "approve" ? setAsking(true) : onStart())}
      >
        {`${gate.kind === "propose" ? "Propose" : "Start"} ${what}`}
      </Button>
      {gate.kind === "refuse" && (
        <p role="status" className="text-negative text-xs">
          {gate.reason}
        </p>
      )}
      {gate.kind === "propose" && (
        <p className="text-on-surface-2 text-xs">It waits until a lead or an owner of this project approves it.</p>
      )}
      <BudgetLine projectId={projectId} />
      <ApproveDialog
        open={isAsking}
        onOpenChange={setAsking}
        name="this run"
        cost={cost ?? null}
        spending={spending}
        busy={busy}
        onApprove={() => {
          setAsking(false);
          onStart(cost?.[1] ?? null);
        }}
      />
    </div>
  );
}
