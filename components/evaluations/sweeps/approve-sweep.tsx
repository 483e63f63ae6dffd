"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { errorWords } from "@/components/layout/error-words";
import { ApproveDialog } from "@/components/runs/spending/approve-dialog";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast-context";
import { formatCount, formatMoney } from "@/lib/format";
import { spendingQuery } from "@/lib/runs/spending/hooks";
import { useApproveSweep, useCancelSweep } from "@/lib/runs/sweeps/hooks";
import type { Sweep } from "@/lib/runs/sweeps/schemas";

/** One answer for all runs: who may approve sees the price and says yes or no, whoever proposed it may withdraw it. */
export function ApproveSweep({ projectId, sweep }: { projectId: string; sweep: Sweep }) {
  const { notify } = useToast();
  const { may, userId } = usePeople(projectId);
  const { data: spending } = useQuery(spendingQuery(projectId));
  const approve = useApproveSweep(projectId, sweep.id);
  const cancel = useCancelSweep(projectId, sweep.id);
  const [isAsking, setAsking] = useState(false);
  const price = sweep.ceilingUsd === null ? "price not known" : `up to ${formatMoney(sweep.ceilingUsd)}`;
  const mayApprove = may("launch");

  return (
    <>
      {(mayApprove || sweep.createdById === userId) && (
        <Button
          busy={cancel.isPending}
          onClick={() =>
            cancel.mutate(undefined, {
              onError: (error) => notify({ title: `Sweep ${sweep.number} still waits.`, body: errorWords(error), state: "failed" }),
            })
          }
        >
          {sweep.createdById === userId ? "Withdraw it" : "Decline"}
        </Button>
      )}
      {mayApprove && (
        <Button variant="primary" onClick={() => setAsking(true)}>
          Approve {formatCount(sweep.members.length, "run")}, {price}
        </Button>
      )}
      <ApproveDialog
        open={isAsking}
        onOpenChange={(open) => {
          approve.reset();
          setAsking(open);
        }}
        name={`sweep ${sweep.number}`}
        cost={sweep.ceilingUsd === null ? null : [sweep.ceilingUsd, sweep.ceilingUsd]}
        spending={spending}
        busy={approve.isPending}
        problem={approve.error && errorWords(approve.error)}
        onApprove={() => approve.mutate(sweep.ceilingUsd, { onSuccess: () => setAsking(false) })}
      />
    </>
  );
}
