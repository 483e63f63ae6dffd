"use client";

import { useId, useState } from "react";
import { cn } from "@/lib/cn";
import { parseJson } from "@/lib/datasets/examples/json-text";
import { ChoiceField } from "./choice-field";
import type { Choice } from "./field-choices";
import { FieldProblem } from "./turn-row";
import { TurnText } from "./turn-text";

type FieldProps = {
  value: unknown;
  readOnly: boolean;
  onChange: (value: unknown) => void;
  onBlur: () => void;
};

/** One field of an answer that is a JSON object: chosen where the format lists what may stand there, typed elsewhere. */
export function JsonField({ label, choices, ...field }: FieldProps & { label: string; choices: readonly Choice[] | null }) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className={cn("label truncate text-on-surface-2", choices && !field.readOnly ? "pt-2" : "pt-0.5")} title={label}>
        {wordsOf(label)}
      </label>
      <div className="min-w-0">
        {choices && !field.readOnly ? (
          <ChoiceField id={id} value={field.value} choices={choices} onChange={field.onChange} />
        ) : (
          <TypedField id={id} {...field} />
        )}
      </div>
    </>
  );
}

/** Text as text, all else as JSON. What is not JSON yet is not taken over. */
function TypedField({ id, value, readOnly, onChange, onBlur }: FieldProps & { id: string }) {
  const isText = typeof value === "string";
  const [typed, setTyped] = useState(() => (isText ? value : JSON.stringify(value, null, 2)));
  const [isBroken, setBroken] = useState(false);

  function change(text: string) {
    setTyped(text);
    const next = isText ? text : parseJson(text);
    setBroken(next === undefined);
    if (next !== undefined) onChange(next);
  }

  return (
    <>
      <TurnText
        id={id}
        readOnly={readOnly}
        aria-invalid={isBroken || undefined}
        className={isText ? "bg-surface/60" : "bg-surface/60 font-mono text-sm"}
        value={isText ? value : typed}
        onChange={(event) => change(event.target.value)}
        onBlur={onBlur}
      />
      {isBroken && (
        <FieldProblem>
          This is not JSON yet, so the value before it is kept. Text stands in double quotes; numbers, true and null do not.
        </FieldProblem>
      )}
    </>
  );
}

/** "forwarding_address" and "forwardingAddress" read as "Forwarding address". */
function wordsOf(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim()
    .toLowerCase();
  return words === "" ? key : (words[0] ?? "").toUpperCase() + words.slice(1);
}
