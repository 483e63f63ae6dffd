"use client";

import { useOwnRole } from "@/components/projects/use-own-role";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio";
import { mayDo } from "@/lib/accounts/permissions";
import type { StartState } from "./use-import-place";

type StartStateChoiceProps = { projectId: string; value: StartState; onChange: (state: StartState) => void; className?: string };

/** Approved rows go into the next frozen version without another look: that is a lead's word to give, not an expert's. */
export function StartStateChoice({ projectId, value, onChange, className }: StartStateChoiceProps) {
  const role = useOwnRole(projectId);
  const mayApprove = role !== null && mayDo(role, "launch");

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
              role !== null && !mayApprove
                ? "They would go into a version without another look. A lead or an owner can import them so."
                : "They count as approved, and the next version takes them as they are.",
            disabled: !mayApprove,
          },
        ]}
      />
    </Field>
  );
}
