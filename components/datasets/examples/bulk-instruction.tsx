"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { BulkChange } from "@/lib/datasets/bulk-edits/schemas";
import { formatCount } from "@/lib/format";

type BulkInstructionProps = { open: boolean; onOpenChange: (open: boolean) => void; count: number; onChange: (change: BulkChange) => void };

export function BulkInstruction({ open, onOpenChange, count, onChange }: BulkInstructionProps) {
  const formId = useId();
  const [text, setText] = useState("");

  function submit(event: FormEvent) {
    event.preventDefault();
    onOpenChange(false);
    onChange({ type: "instruction", text: text.trim() });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Change the instruction"
      description={`Every one of the ${formatCount(count, "example")} begins with it. What stood there is kept as a revision.`}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary">
            {text.trim() === "" ? "Take the instruction out" : "Change"} of {formatCount(count, "example")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        <Field label="Instruction" hint="Leave it empty to take the instruction out.">
          <Textarea rows={6} value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
