"use client";

import { useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";

const reasons = ["wrong facts", "wrong tone", "incomplete", "not our task", "cannot be fixed"];

type RejectDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; onReject: (reason: string) => void };

/** A rejection says why: a digit for the common reasons, words for the rest. */
export function RejectDialog({ open, onOpenChange, onReject }: RejectDialogProps) {
  const [reason, setReason] = useState("");
  const send = (text: string) => {
    setReason("");
    onReject(text);
  };
  useDigits(open, (digit) => {
    const chosen = reasons[digit - 1];
    if (chosen) send(chosen);
  });

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="What is wrong with it?"
      description="The example stays, but no version will hold it."
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            disabledReason={reason.trim() === "" ? "Choose a reason, or say it in your own words." : undefined}
            onClick={() => send(reason)}
          >
            Reject
          </Button>
        </>
      }
    >
      <div className="mb-4 flex flex-wrap gap-2">
        {reasons.map((text, index) => (
          <Button key={text} size="small" className="rounded-full" onClick={() => send(text)}>
            {text} <Kbd>{index + 1}</Kbd>
          </Button>
        ))}
      </div>
      <Field label="In your own words" hint="Ctrl Enter sends it.">
        <Textarea
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && reason.trim() !== "") send(reason);
          }}
        />
      </Field>
    </Dialog>
  );
}

/** Wherever the focus is in the dialog, except where somebody types. */
function useDigits(isOn: boolean, press: (digit: number) => void): void {
  const latest = useRef(press);
  useLayoutEffect(() => {
    latest.current = press;
  });
  useLayoutEffect(() => {
    if (!isOn) return;
    function listen(event: KeyboardEvent) {
      if (event.target instanceof HTMLTextAreaElement || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^[1-9]$/.test(event.key)) latest.current(Number(event.key));
    }
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [isOn]);
}
