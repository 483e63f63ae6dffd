"use client";

import { useState } from "react";
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
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens to the digits of the buttons inside, and is none itself. */}
      <div
        onKeyDown={(event) => {
          if (event.target instanceof HTMLTextAreaElement) {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && reason.trim() !== "") send(reason);
            return;
          }
          const chosen = reasons[Number(event.key) - 1];
          if (chosen) send(chosen);
        }}
      >
        <div className="mb-4 flex flex-wrap gap-2">
          {reasons.map((text, index) => (
            <Button key={text} size="small" className="rounded-full" onClick={() => send(text)}>
              {text} <Kbd>{index + 1}</Kbd>
            </Button>
          ))}
        </div>
        <Field label="In your own words">
          <Textarea value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
