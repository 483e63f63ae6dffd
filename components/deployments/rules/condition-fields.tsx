"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { type ConditionDraft, kindOptions } from "./rule-draft";

type ConditionFieldsProps = {
  condition: ConditionDraft;
  position: number;
  onChange: (condition: ConditionDraft) => void;
  /** Missing where it is the only one. */
  onRemove?: (() => void) | undefined;
};

/** One condition: what it is about, and what belongs to it. */
export function ConditionFields({ condition, position, onChange, onRemove }: ConditionFieldsProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">Condition {position}</legend>
      <div className="flex items-center gap-2">
        <Select
          label={position === 1 ? "What is collected" : `Condition ${position}`}
          className="min-w-0 flex-1"
          options={kindOptions}
          value={condition.kind}
          onValueChange={(value) => {
            const kind = kindOptions.find((one) => one.value === value)?.value;
            if (kind) onChange({ ...condition, kind });
          }}
        />
        {onRemove && (
          <Button variant="plain" size="small" aria-label={`Take condition ${position} away`} onClick={onRemove}>
            <X className="size-3.5" strokeWidth={1.75} aria-hidden="true" />
          </Button>
        )}
      </div>
      <Details condition={condition} onChange={onChange} />
    </fieldset>
  );
}

function Details({ condition, onChange }: Pick<ConditionFieldsProps, "condition" | "onChange">) {
  const set = (change: Partial<ConditionDraft>) => onChange({ ...condition, ...change });
  const { kind } = condition;
  if (kind === "said")
    return (
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-[104px_minmax(0,1fr)_112px_96px]">
        <Either
          label="Kind of feedback"
          words={{ score: "Score", outcome: "Outcome" }}
          value={condition.said}
          onChange={(said) => set({ said })}
        />
        <Input
          aria-label="Its name"
          placeholder="Its name"
          value={condition.name}
          maxLength={80}
          onChange={(event) => set({ name: event.target.value })}
        />
        <Either
          label="Compared how"
          words={{ below: "is below", at_least: "is at least" }}
          value={condition.is}
          onChange={(is) => set({ is })}
        />
        <NumberField aria-label="Value" value={condition.value} onChange={(event) => set({ value: event.target.value })} />
      </div>
    );
  if (kind === "judge_below")
    return (
      <NumberField
        aria-label="Mark"
        className="max-w-40"
        min={1}
        max={100}
        unit="%"
        value={condition.percent}
        onChange={(event) => set({ percent: event.target.value })}
      />
    );
  if (kind === "length")
    return (
      <div className="grid grid-cols-2 gap-2">
        <Either
          label="Shorter or longer"
          words={{ shorter: "shorter than", longer: "longer than" }}
          value={condition.length}
          onChange={(length) => set({ length })}
        />
        <NumberField
          aria-label="Characters"
          min={1}
          unit="characters"
          value={condition.characters}
          onChange={(event) => set({ characters: event.target.value })}
        />
      </div>
    );
  if (kind === "text" || kind === "pattern")
    return (
      <div className="grid grid-cols-[140px_minmax(0,1fr)] gap-2">
        <Either
          label="Where"
          words={{ answer: "in the answer", question: "in the question" }}
          value={condition.place}
          onChange={(place) => set({ place })}
        />
        <Input
          aria-label={kind === "text" ? "Text" : "Pattern"}
          className={kind === "pattern" ? "font-mono" : ""}
          value={condition.words}
          maxLength={500}
          onChange={(event) => set({ words: event.target.value })}
        />
      </div>
    );
  return null;
}

type EitherProps<Value extends string> = {
  label: string;
  words: Record<Value, string>;
  value: Value;
  onChange: (value: Value) => void;
};

function Either<Value extends string>({ label, words, value, onChange }: EitherProps<Value>) {
  const options = Object.keys(words).flatMap((key) => (isKeyOf(words, key) ? [{ value: key, label: words[key] }] : []));
  return (
    <Select
      label={label}
      options={options}
      value={value}
      onValueChange={(chosen) => {
        const option = options.find((one) => one.value === chosen);
        if (option) onChange(option.value);
      }}
    />
  );
}

const isKeyOf = <Key extends string>(words: Record<Key, string>, key: string): key is Key => Object.hasOwn(words, key);
