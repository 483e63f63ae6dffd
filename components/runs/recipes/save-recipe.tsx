"use client";

import { type FormEvent, type ReactElement, useId, useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type SaveRecipeProps = {
  trigger: ReactElement;
  title: string;
  verb: string;
  /** What stands in the field at first. */
  proposed?: string;
  isPending: boolean;
  error: unknown;
  onSave: (name: string, done: () => void) => void;
};

/** Asks for the name that a recipe is kept under. */
export function SaveRecipe({ trigger, title, verb, proposed = "", isPending, error, onSave }: SaveRecipeProps) {
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState(proposed);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() !== "") onSave(name.trim(), () => setOpen(false));
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        if (open) setName(proposed);
        setOpen(open);
      }}
      trigger={trigger}
      title={title}
      description="Base model, method and settings under a name, to start further runs from. The examples are chosen anew each time."
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            busy={isPending}
            disabledReason={name.trim() === "" ? "Name it first." : undefined}
          >
            {verb}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        <Field label="Name" hint="Say what it is for, for example “Short voice”." error={error ? errorWords(error) : undefined}>
          <Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
