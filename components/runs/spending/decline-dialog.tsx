"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { oneAtATime } from "@/lib/http/one-at-a-time";
import type { Run } from "@/lib/runs/schemas";
import { useDeclineRun } from "@/lib/runs/spending/hooks";
import { declineRunInput } from "@/lib/runs/spending/schemas";

type DeclineDialogProps = { projectId: string; run: Pick<Run, "id" | "number">; open: boolean; onOpenChange: (open: boolean) => void };

/** No, and why: whoever proposed it learns what to change. */
export function DeclineDialog({ projectId, run, open, onOpenChange }: DeclineDialogProps) {
  const decline = useDeclineRun(projectId, run.id);
  const { register, handleSubmit, formState } = useForm({ resolver: zodResolver(declineRunInput), defaultValues: { reason: "" } });
  const [once] = useState(oneAtATime);
  const submit = handleSubmit((input) => once(() => decline.mutateAsync(input).then(() => onOpenChange(false))));

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Decline run ${run.number}?`}
      description="It ends here, and nothing has been spent. Its settings stay readable."
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button variant="negative" busy={decline.isPending} onClick={() => void submit()}>
            Decline run {run.number}
          </Button>
        </>
      }
    >
      <form onSubmit={(event) => void submit(event)} className="grid gap-3">
        {decline.error && <Notice tone="negative">{errorWords(decline.error)}</Notice>}
        <Field label="Why?" hint="It stands on the page of the run." error={formState.errors.reason?.message}>
          <Textarea rows={3} {...register("reason")} />
        </Field>
      </form>
    </Dialog>
  );
}
