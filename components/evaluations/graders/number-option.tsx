import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";

type NumberOptionProps = {
  label: ReactNode;
  hint?: ReactNode;
  unit?: ReactNode;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
};

/** A number that may be left out. */
export function NumberOption({ label, hint, unit, value, onChange }: NumberOptionProps) {
  return (
    <Field label={label} hint={hint} className="max-w-60">
      <NumberField
        unit={unit}
        value={value ?? ""}
        onChange={(event) =>
          onChange(event.target.value === "" || Number.isNaN(Number(event.target.value)) ? undefined : Number(event.target.value))
        }
      />
    </Field>
  );
}
