"use client";

import { type FormEvent, type ReactElement, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { errorWords } from "./error-words";

type NameDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger?: ReactElement;
  title: string;
  description: string;
  hint?: string;
  verb: string;
  /** What stands in the field whenever it opens. */
  proposed?: string;
  isPending: boolean;
  error: unknown;
  onSave: (name: string) => void;
};

/** Asks for the name that something is kept under; whoever saves it closes it. */
export function NameDialog({ open, onOpenChange, proposed = "", hint, verb, isPending, error, onSave, ...dialog }: NameDialogProps) {
  const formId = useId();
  const [name, setName] = useState(proposed);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() !== "") onSave(name.trim());
  }

  return (
    <Dialog
      {...dialog}
      open={open}
      onOpenChange={(next) => {
        if (next) setName(proposed);
        onOpenChange(next);
      }}
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
        <Field label="Name" hint={hint} error={error ? errorWords(error) : undefined}>
          <Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
