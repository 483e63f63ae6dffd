"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Sides } from "./sides-of";

type SidesFormProps = { sides: Sides; onChange: (chosen: { controlId: string; treatment: string }) => void };

export function SidesForm({ sides: { controlId, controls, options, treatment }, onChange }: SidesFormProps) {
  return (
    <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
      <Field label="Held against" hint="What people get if the test ends without a winner.">
        <Select
          options={controls}
          value={controlId}
          onValueChange={(value) => onChange({ controlId: value, treatment: treatment?.value ?? "" })}
        />
      </Field>
      <Field label="What is tried" hint="A model that is not here yet joins with no traffic.">
        <Select
          options={options}
          value={treatment?.value ?? ""}
          onValueChange={(value) => onChange({ controlId, treatment: value })}
          placeholder="Choose a model"
        />
      </Field>
    </div>
  );
}
