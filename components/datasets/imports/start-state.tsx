"use client";

import { useMe } from "@/components/layout/use-me";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio";
import { mayDo } from "@/lib/accounts/permissions";
import type { StartState } from "./use-import-place";

type StartStateChoiceProps = { value: StartState; onChange: (state: StartState) => void; className?: string };

/** Approved rows go into the next frozen version without another look: that is a lead's word to give, not an expert's. */
export function StartStateChoice({ value, onChange, className }: StartStateChoiceProps) {
  const me = useMe();
  const mayApprove = me !== undefined && mayDo(me.role, "launch");

  return (
    <Field label="How the rows start" className={className ?? ""}>
      <RadioGroup
        value={value}
        onValueChange={(next) => onChange(next === "approved" ? "approved" : "draft")}
        options={[
          { value: "draft", label: "They need review", hint: "Each is looked at once before a version takes it." },
          {
            value: "approved",
            label: "They are checked already",
            hint:
              me && !mayApprove
                ? "They would go into a version without another look. A lead or an owner can import them so."
                : "They count as approved, and the next version takes them as they are.",
            disabled: !mayApprove,
          },
        ]}
      />
    </Field>
  );
}
