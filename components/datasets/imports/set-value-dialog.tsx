"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { RejectedChange } from "@/lib/datasets/imports/schemas";
import { isField } from "./is-field";

type SetValueDialogProps = {
  title: string;
  columns: readonly string[];
  /** The field that is complained about. */
  field: string;
  busy: boolean;
  onSet: (change: RejectedChange) => void;
  onClose: () => void;
};

export function SetValueDialog({ title, columns, field, busy, onSet, onClose }: SetValueDialogProps) {
  const [way, setWay] = useState("set");
  const [column, setColumn] = useState(columns.find((name) => isField(field, name)) ?? columns[0] ?? "");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const missing =
    way === "replace" && from === ""
      ? "Say which text to replace first."
      : way === "set" && to.trim() === ""
        ? "Type the value first."
        : undefined;

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description="Rows that are good with it go in; the others keep waiting with what was filled in."
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            busy={busy}
            disabledReason={missing}
            onClick={() => onSet(way === "set" ? { type: "set", column, value: to } : { type: "replace", column, from, to })}
          >
            Fill in and add
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Segmented
          label="What to do"
          value={way}
          onValueChange={setWay}
          options={[
            { value: "set", label: "One value for all" },
            { value: "replace", label: "Replace a text" },
          ]}
        />
        <Field label="Column">
          <Select options={columns.map((name) => ({ value: name, label: name }))} value={column} onValueChange={setColumn} />
        </Field>
        {way === "replace" && (
          <Field label="Text as it is" hint="Where it is the whole cell or a part of it.">
            <Textarea rows={1} className="min-h-8" value={from} onChange={(event) => setFrom(event.target.value)} />
          </Field>
        )}
        <Field label={way === "set" ? "Value" : "Text as it should be"}>
          <Textarea rows={1} className="min-h-8" value={to} onChange={(event) => setTo(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
