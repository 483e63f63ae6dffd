import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ModelChoice as Choice } from "@/lib/evaluations/graders/schemas";
import type { TrainerInfo } from "@/lib/trainers/schemas";

type ModelChoiceProps = { label: string; trainers: readonly TrainerInfo[]; value: Choice; onChange: (value: Choice) => void };

/** Any model of anybody who is connected. */
export function ModelChoice({ label, trainers, value, onChange }: ModelChoiceProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={label}>
        <Select
          options={trainers.map(({ id, name, reachable }) => ({ value: id, label: name, hint: reachable ? undefined : "does not answer" }))}
          value={value.trainerId}
          onValueChange={(trainerId) => onChange({ ...value, trainerId })}
        />
      </Field>
      <Field label="Model" hint="As its provider calls it.">
        <Input
          value={value.model}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange({ ...value, model: event.target.value })}
        />
      </Field>
    </div>
  );
}
