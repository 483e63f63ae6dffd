"use client";

import type { AnswerFormat } from "@/lib/datasets/checks/schemas";
import { isJsonObject, readJsonText } from "@/lib/datasets/examples/json-text";
import { fieldChoices } from "./field-choices";
import { JsonField } from "./json-field";
import { TurnText } from "./turn-text";

type AnswerTextProps = {
  label: string;
  text: string;
  format: AnswerFormat["schema"];
  isRaw: boolean;
  readOnly: boolean;
  isInvalid: boolean;
  onChange: (text: string) => void;
  onBlur: () => void;
};

/** An answer that is a JSON object shows its fields; anything else, and whoever wants it raw, sees the text as the model writes it. */
export function AnswerText({ label, text, format, isRaw, readOnly, isInvalid, onChange, onBlur }: AnswerTextProps) {
  const json = isRaw ? null : readFields(text);
  if (json) {
    const { value, write } = json;
    return (
      <div className="grid grid-cols-[76px_minmax(0,1fr)] gap-x-3 gap-y-4 pt-1">
        {Object.entries(value).map(([key, item]) => (
          <JsonField
            key={key}
            label={key}
            choices={fieldChoices(format, key, item)}
            value={item}
            readOnly={readOnly}
            onChange={(next) => onChange(write({ ...value, [key]: next }))}
            onBlur={onBlur}
          />
        ))}
      </div>
    );
  }
  return (
    <TurnText
      aria-label={label}
      aria-invalid={isInvalid || undefined}
      readOnly={readOnly}
      className={isRaw ? "bg-surface/60 font-mono text-sm" : "min-h-16 bg-surface/60"}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
    />
  );
}

/** Null where fields would not come back the way the text was written. */
export function readFields(text: string): { value: Record<string, unknown>; write: (value: unknown) => string } | null {
  const json = readJsonText(text);
  if (!json || !isJsonObject(json.value) || Object.keys(json.value).length === 0) return null;
  return { value: json.value, write: json.write };
}
