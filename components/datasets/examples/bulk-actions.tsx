"use client";

import { Check, Ellipsis, UserRound, X } from "lucide-react";
import { useState } from "react";
import { BulkBar } from "@/components/ui/bulk-bar";
import { InverseButton } from "@/components/ui/inverse-button";
import { Menu } from "@/components/ui/menu";
import type { BulkChange } from "@/lib/datasets/bulk-edits/schemas";
import { BulkInstruction } from "./bulk-instruction";
import { BulkReplace } from "./bulk-replace";
import { BulkTag } from "./bulk-tag";
import { countOf, type ExampleSelection } from "./selection";

type BulkActionsProps = {
  selection: ExampleSelection;
  people: readonly { id: string; name: string }[];
  tags: readonly string[];
  isBusy: boolean;
  /** Offers everything that matches; null when that is no more than what is selected. */
  widenTo: string | null;
  onWiden: () => void;
  onClear: () => void;
  onChange: (change: BulkChange) => void;
};

export function BulkActions({ selection, people, tags, isBusy, widenTo, onWiden, onClear, onChange }: BulkActionsProps) {
  const [dialog, setDialog] = useState<"instruction" | "replace" | null>(null);
  const count = countOf(selection);
  const close = (open: boolean) => !open && setDialog(null);
  const state = (to: "draft" | "in_review" | "approved" | "rejected") => () => onChange({ type: "state", state: to });
  const pin = (split: "train" | "validation" | "test" | null) => () => onChange({ type: "pin", split });

  return (
    <>
      <BulkBar
        count={count}
        noun={selection.kind === "matching" ? `selected: ${selection.words}` : "selected"}
        onClear={onClear}
        className={`absolute inset-x-0 bottom-5 max-md:bottom-3 ${isBusy ? "pointer-events-none opacity-60" : ""}`}
      >
        {widenTo && (
          <InverseButton onClick={onWiden} className="underline decoration-1 underline-offset-3">
            {widenTo}
          </InverseButton>
        )}
        <BulkTag
          tags={tags}
          onAdd={(tag) => onChange({ type: "tag", add: [tag], remove: [] })}
          onRemove={(tag) => onChange({ type: "tag", add: [], remove: [tag] })}
        />
        <Menu
          label="Assign to"
          trigger={
            <InverseButton>
              <UserRound strokeWidth={1.75} />
              Assign
            </InverseButton>
          }
          items={[
            ...people.map(({ id, name }) => ({ label: name, onSelect: () => onChange({ type: "assign", userId: id }) })),
            { separator: true as const },
            { label: "Nobody", onSelect: () => onChange({ type: "assign", userId: null }) },
          ]}
        />
        <InverseButton onClick={state("approved")}>
          <Check strokeWidth={1.75} />
          Accept
        </InverseButton>
        <InverseButton onClick={state("rejected")}>
          <X strokeWidth={1.75} />
          Reject
        </InverseButton>
        <Menu
          label="More changes"
          align="end"
          trigger={
            <InverseButton aria-label="More changes">
              <Ellipsis strokeWidth={1.75} />
            </InverseButton>
          }
          items={[
            { heading: "State" },
            { label: "Send to review", onSelect: state("in_review") },
            { label: "Back to draft", onSelect: state("draft") },
            { separator: true },
            { heading: "Split" },
            { label: "Only for training", hint: "train", onSelect: pin("train") },
            { label: "Only for validation", hint: "validation", onSelect: pin("validation") },
            { label: "Only for the test", hint: "test", onSelect: pin("test") },
            { label: "Let chance decide", onSelect: pin(null) },
            { separator: true },
            { label: "Change the instruction…", onSelect: () => setDialog("instruction") },
            { label: "Find and replace…", onSelect: () => setDialog("replace") },
            { separator: true },
            { label: "Delete", negative: true, onSelect: () => onChange({ type: "delete" }) },
          ]}
        />
      </BulkBar>
      <BulkInstruction open={dialog === "instruction"} onOpenChange={close} count={count} onChange={onChange} />
      <BulkReplace open={dialog === "replace"} onOpenChange={close} count={count} onChange={onChange} />
    </>
  );
}
