"use client";

import { Pause, Play, Square } from "lucide-react";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast-context";
import { formatNumber } from "@/lib/format";
import { useRunAction } from "@/lib/runs/hooks";
import type { Run } from "@/lib/runs/schemas";

const stroke = { className: "size-3.5", strokeWidth: 1.75 };

export function RunActions({ projectId, run }: { projectId: string; run: Run }) {
  const { notify } = useToast();
  const act = useRunAction(projectId, run.id);
  const [isAsking, setAsking] = useState(false);
  const isWaitingFor = (action: typeof act.variables) => act.isPending && act.variables === action;

  function press(action: "cancel" | "pause" | "resume") {
    setAsking(false);
    act.mutate(action, {
      onError: (error) => notify({ title: `Run ${run.number} goes on as it was.`, body: errorWords(error), state: "failed" }),
    });
  }

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
      {run.status !== "finalizing" && (
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
