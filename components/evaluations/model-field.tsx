"use client";

import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { TrainerInfo } from "@/lib/trainers/schemas";
import type { BaselineForm } from "./baseline-form";

type ModelFieldProps = {
  trainers: readonly TrainerInfo[];
  trainer: TrainerInfo | undefined;
  form: BaselineForm;
  problem: string | undefined;
  onChange: (change: Partial<BaselineForm>) => void;
};

/** Who answers. Any model of a provider will do, also one that nobody can tune, so its name may be typed. */
export function ModelField({ trainers, trainer, form, problem, onChange }: ModelFieldProps) {
  const listId = useId();
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label="Answered by">
        <Select
          options={trainers.map(({ id, name, reachable }) => ({ value: id, label: name, hint: reachable ? undefined : "does not answer" }))}
          value={form.trainerId}
          onValueChange={(trainerId) => onChange({ trainerId, model: "" })}
        />
      </Field>
      <Field label="Model" hint="As its provider calls it. It need not be one that can be tuned." error={problem}>
        <Input
          list={listId}
          value={form.model}
          onChange={(event) => onChange({ model: event.target.value })}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <datalist id={listId}>
        {trainer?.baseModels.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </datalist>
      {trainer?.problem && (
        <Notice tone="caution" title={`${trainer.name} does not answer right now.`} className="sm:col-span-2">
          {trainer.problem}
        </Notice>
      )}
    </div>
  );
}
