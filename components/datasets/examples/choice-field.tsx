"use client";

import { Select } from "@/components/ui/select";
import type { Choice } from "./field-choices";

type ChoiceFieldProps = { id: string; value: unknown; choices: readonly Choice[]; onChange: (value: unknown) => void };

const notListed = "not in the format";

/** A field of which the format says what may stand in it: chosen, it cannot be misspelled. */
export function ChoiceField({ id, value, choices, onChange }: ChoiceFieldProps) {
  const current = JSON.stringify(value);
  const isListed = choices.some((choice) => choice.value === current && choice.isAllowed);
  return (
    <Select
      id={id}
      className="max-w-80"
      value={current}
      note={isListed ? undefined : notListed}
      onValueChange={(next) => onChange(JSON.parse(next))}
      options={choices.map(({ isAllowed, ...choice }) => (isAllowed ? choice : { ...choice, hint: notListed, disabled: true }))}
    />
  );
}
