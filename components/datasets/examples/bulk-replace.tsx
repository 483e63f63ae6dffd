"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio";
import type { BulkChange } from "@/lib/datasets/bulk-edits/schemas";
import { formatCount } from "@/lib/format";

type BulkReplaceProps = { open: boolean; onOpenChange: (open: boolean) => void; count: number; onChange: (change: BulkChange) => void };

const places = [
  { value: "all", label: "The whole conversation" },
  { value: "prompt", label: "All but the answer" },
  { value: "answer", label: "The answer only" },
] as const;

export function BulkReplace({ open, onOpenChange, count, onChange }: BulkReplaceProps) {
  const formId = useId();
  const [find, setFind] = useState("");
  const [replacement, setReplacement] = useState("");
  const [matchCase, setMatchCase] = useState(true);
  const [where, setWhere] = useState<(typeof places)[number]["value"]>("all");

  function submit(event: FormEvent) {
    event.preventDefault();
    if (find === "") return;
    onOpenChange(false);
    onChange({ type: "replace", find, replacement, matchCase, where });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Find and replace"
      description={`In ${formatCount(count, "example")}. Those that do not hold the text stay as they are.`}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" disabledReason={find === "" ? "Say what to find first." : undefined}>
            Replace in {formatCount(count, "example")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        <Field label="Find">
          <Input value={find} onChange={(event) => setFind(event.target.value)} />
        </Field>
        <Field label="Replace with" hint="Leave it empty to take the text out.">
          <Input value={replacement} onChange={(event) => setReplacement(event.target.value)} />
        </Field>
        <RadioGroup
          label="Where"
          options={places}
          value={where}
          onValueChange={(value) => setWhere(places.find((place) => place.value === value)?.value ?? "all")}
        />
        <Checkbox label="Upper and lower case must match" checked={matchCase} onCheckedChange={setMatchCase} />
      </form>
    </Dialog>
  );
}
