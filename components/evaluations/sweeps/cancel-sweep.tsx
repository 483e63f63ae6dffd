"use client";

import { Square } from "lucide-react";
import { useState } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast-context";
import { formatCount } from "@/lib/format";
import { useCancelSweep } from "@/lib/runs/sweeps/hooks";
import type { Sweep } from "@/lib/runs/sweeps/schemas";

export function CancelSweep({ projectId, sweep }: { projectId: string; sweep: Sweep }) {
  const { notify } = useToast();
  const cancel = useCancelSweep(projectId, sweep.id);
  const { may, userId } = usePeople(projectId);
  const [isAsking, setAsking] = useState(false);
  const waiting = sweep.members.filter(({ state }) => state === "waiting").length;
  const isOn = sweep.members.filter(({ run }) => run && run.finishedAt === null).length;

  if (!may("launch") && sweep.createdById !== userId) return null;
  return (
    <>
      <Button icon={<Square className="size-3.5" strokeWidth={1.75} />} busy={cancel.isPending} onClick={() => setAsking(true)}>
        Stop all
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Stop sweep ${sweep.number}?`}
        confirmLabel={`Stop sweep ${sweep.number}`}
        tone="negative"
        onConfirm={() => {
          setAsking(false);
          cancel.mutate(undefined, {
            onError: (error) => notify({ title: `Sweep ${sweep.number} goes on.`, body: errorWords(error), state: "failed" }),
          });
        }}
      >
        {formatCount(isOn, "run is", "runs are")} on and will be stopped; what they have used up is paid for. {formatCount(waiting, "run")}{" "}
        will not be launched.
      </ConfirmDialog>
    </>
  );
}
