"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio";
import { useToast } from "@/components/ui/toast-context";
import { useSetStage } from "@/lib/models/hooks";
import { type ListedModel, type Stage, stageSchema } from "@/lib/models/schemas";
import { servingProblem } from "@/lib/models/stages/serving-problem";
import { stageWords } from "@/lib/models/stages/stage-words";

/** To any stage that nothing in production forbids; ten seconds long the move can be taken back with a key. */
export function MoveStage({ projectId, model }: { projectId: string; model: ListedModel }) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Stage | null>(null);
  const [reason, setReason] = useState("");
  const { notify, offerUndo } = useToast();
  const move = useSetStage(projectId, model.id);
  const { name, stage: before, stageVersion, serves } = model;
  const stages = stageSchema.options.filter((stage) => stage !== before);

  function change(open: boolean) {
    setOpen(open);
    if (open) move.reset();
    setChosen(null);
    setReason("");
  }

  function confirm() {
    if (chosen)
      move.mutate(
        { stage: chosen, stageVersion, reason },
        {
          onSuccess: (moved) => {
            change(false);
            offerUndo({
              title: `${name} is ${stageWords[chosen].is}.`,
              onUndo: () =>
                move.mutate(
                  { stage: before, stageVersion: moved.stageVersion, reason: "Taken back." },
                  { onError: (error) => notify({ title: `${name} stays where it is.`, body: errorWords(error), state: "failed" }) },
                ),
            });
          },
        },
      );
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={change}
      trigger={<Button>Move to another stage</Button>}
      title={`Where does ${name} belong?`}
      description={`It is ${stageWords[before].is} now.`}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button variant="primary" busy={move.isPending} disabledReason={chosen ? undefined : "Choose a stage first."} onClick={confirm}>
            {chosen ? `Move to ${stageWords[chosen].label.toLowerCase()}` : "Move"}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {move.error && (
          <Notice tone="negative" title={`${name} was not moved.`}>
            {errorWords(move.error)}
          </Notice>
        )}
        <Field label="Stage">
          <RadioGroup
            value={chosen ?? ""}
            onValueChange={(value) => setChosen(stageSchema.parse(value))}
            options={stages.map((stage) => {
              const problem = servingProblem(name, stage, serves);
              return { value: stage, label: stageWords[stage].label, hint: problem ?? stageWords[stage].hint, disabled: problem !== null };
            })}
          />
        </Field>
        <Field label="Why" hint="Stands in the history beside your name." optional>
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
