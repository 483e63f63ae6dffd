"use client";

import { useQuery } from "@tanstack/react-query";
import { Pause, Play, Square } from "lucide-react";
import { type ReactNode, useState } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast-context";
import { formatNumber } from "@/lib/format";
import { runCheckpointsQuery, useRunAction } from "@/lib/runs/hooks";
import type { Checkpoint, Run } from "@/lib/runs/schemas";
import { bestCheckpoint } from "./best-checkpoint";

const stroke = { className: "size-3.5", strokeWidth: 1.75 };

type RunActionsProps = {
  projectId: string;
  run: Run;
  /** How a run is stopped that has something worth keeping. */
  stop?: ((run: Run, best: Checkpoint) => ReactNode) | undefined;
};

export function RunActions({ projectId, run, stop }: RunActionsProps) {
  const { data: checkpoints = [] } = useQuery(runCheckpointsQuery(projectId, run.id, false));
  const { notify } = useToast();
  const { may, userId } = usePeople(projectId);
  // To keep one as a model is a lead's business.
  const best = run.isCancelling || !may("launch") ? null : bestCheckpoint(checkpoints);
  const act = useRunAction(projectId, run.id);
  const [isAsking, setAsking] = useState(false);
  const isWaitingFor = (action: typeof act.variables) => act.isPending && act.variables === action;

  function press(action: "cancel" | "pause" | "resume") {
    setAsking(false);
    act.mutate(action, {
      onError: (error) => notify({ title: `Run ${run.number} goes on as it was.`, body: errorWords(error), state: "failed" }),
    });
  }

  if (!may("launch") && run.createdById !== userId) return null;
  return (
    <>
      {run.trainer.canPause && run.status === "running" && !run.isCancelling && (
        <Button icon={<Pause {...stroke} />} busy={isWaitingFor("pause")} onClick={() => press("pause")}>
          Pause
        </Button>
      )}
      {run.status === "paused" && (
        <Button variant="primary" icon={<Play {...stroke} />} busy={isWaitingFor("resume")} onClick={() => press("resume")}>
          Continue the run
        </Button>
      )}
      {run.status !== "finalizing" && best && stop?.(run, best)}
      {run.status !== "finalizing" && !(best && stop) && (
        <Button
          icon={<Square {...stroke} />}
          busy={isWaitingFor("cancel")}
          disabledReason={run.isCancelling ? "It stops after the step it is in." : undefined}
          onClick={() => setAsking(true)}
        >
          Stop
        </Button>
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Stop run ${run.number}?`}
        confirmLabel={`Stop run ${run.number}`}
        tone="negative"
        onConfirm={() => press("cancel")}
      >
        {run.step > 0 ? `It has done ${formatNumber(run.step)} steps. Saved checkpoints stay, but` : "It has not begun to learn;"} a stopped
        run cannot be continued
        {run.trainer.canPause ? "; pausing keeps it." : "."}
      </ConfirmDialog>
    </>
  );
}
