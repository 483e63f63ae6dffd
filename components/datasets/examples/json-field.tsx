"use client";

import { useId, useState } from "react";
import { parseJson } from "@/lib/datasets/examples/json-text";
import { FieldProblem } from "./turn-row";
import { TurnText } from "./turn-text";

type JsonFieldProps = {
  label: string;
  value: unknown;
  readOnly: boolean;
  onChange: (value: unknown) => void;
  onBlur: () => void;
  describedBy?: string;
};

/** One field of an answer that is a JSON object: text as text, all else as JSON. What is not JSON yet is not taken over. */
export function JsonField({ label, value, readOnly, onChange, onBlur }: JsonFieldProps) {
  const id = useId();
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
      <label htmlFor={id} className="label truncate pt-0.5 text-on-surface-2" title={label}>
        {wordsOf(label)}
      </label>
      <div className="min-w-0">
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
      </div>
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
