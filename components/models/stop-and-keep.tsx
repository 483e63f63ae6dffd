"use client";

import { Square } from "lucide-react";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast-context";
import { formatMeasure, formatNumber } from "@/lib/format";
import { useKeepCheckpoint } from "@/lib/models/hooks";
import { useRunAction } from "@/lib/runs/hooks";
import type { Checkpoint, Run } from "@/lib/runs/schemas";

type StopAndKeepProps = { projectId: string; run: Run; best: Checkpoint };

/** Ends a run that has learned something, with or without keeping the best of it as a model. */
export function StopAndKeep({ projectId, run, best }: StopAndKeepProps) {
  const { notify } = useToast();
  const [isAsking, setAsking] = useState(false);
  const keep = useKeepCheckpoint(projectId, run.id);
  const cancel = useRunAction(projectId, run.id);
  const step = formatNumber(best.step);

  async function stop(keeps: boolean) {
    try {
      // First what is worth keeping: a run that is stopped cannot be asked for it again.
      const model = keeps ? await keep.mutateAsync(best.id) : null;
      await cancel.mutateAsync("cancel");
      setAsking(false);
      if (model) notify({ title: `Step ${step} is kept as ${model.name}.`, body: "You find it among the models.", state: "done" });
    } catch (error) {
      notify({ title: `Run ${run.number} goes on as it was.`, body: errorWords(error), state: "failed" });
    }
  }

  return (
    <Dialog
      open={isAsking}
      onOpenChange={setAsking}
      title={`Stop run ${run.number}?`}
      trigger={<Button icon={<Square className="size-3.5" strokeWidth={1.75} />}>Stop and keep the best</Button>}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Let it go on</Button>
          </DialogClose>
          <Button busy={cancel.isPending && !keep.isSuccess} onClick={() => void stop(false)}>
            Stop only
          </Button>
          <Button variant="primary" busy={keep.isPending || (cancel.isPending && keep.isSuccess)} onClick={() => void stop(true)}>
            Stop and keep step {step}
          </Button>
        </>
      }
    >
      <p className="text-base text-on-surface-2">
        It has done {formatNumber(run.step)} steps; a stopped run cannot be continued{run.trainer.canPause ? ", a paused one can" : ""}. The
        best checkpoint so far is the one at step {step}
        {best.validLoss === null ? "" : `, with a validation loss of ${formatMeasure(best.validLoss)}`}. Kept, it becomes a model that can
        be measured and compared.
      </p>
    </Dialog>
  );
}
