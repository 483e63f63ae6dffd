"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { parseJson, readJsonText } from "@/lib/datasets/examples/json-text";
import type { ToolCall, Tools } from "@/lib/datasets/schemas";
import { argumentProblems } from "./argument-problems";
import { prettyJson } from "./content-parts";
import { FieldProblem } from "./turn-row";
import { TurnText } from "./turn-text";

type ToolCallEditorProps = {
  call: ToolCall;
  tools: Tools | null;
  readOnly: boolean;
  onChange: (call: ToolCall) => void;
  onRemove: () => void;
  onBlur: () => void;
};

/** A call as a person reads it: the function's name, its arguments on lines. It is stored the way it was written. */
export function ToolCallEditor({ call, tools, readOnly, onChange, onRemove, onBlur }: ToolCallEditorProps) {
  const { name, arguments: args } = call.function;
  const [typed, setTyped] = useState(() => (readJsonText(args) ? prettyJson(args) : args));
  const [writeLikeBefore] = useState(() => readJsonText(args)?.write);
  const names = tools?.map((tool) => tool.function.name) ?? [];
  const isKnown = names.length === 0 || names.includes(name);
  const problems = argumentProblems(call, tools);

  function type(text: string) {
    setTyped(text);
    const value = parseJson(text);
    onChange({ ...call, function: { name, arguments: value === undefined || !writeLikeBefore ? text : writeLikeBefore(value) } });
  }

  const rename = (next: string) => onChange({ ...call, function: { name: next, arguments: args } });

  return (
    <div className="rounded-md border bg-surface p-3">
      <div className="mb-2 flex items-center gap-2">
        <span className="label shrink-0">Calls</span>
        {names.length > 0 && isKnown && !readOnly ? (
          <Select
            label="Function"
            className="max-w-60"
            value={name}
            onValueChange={rename}
            options={names.map((value) => ({ value, label: value }))}
          />
        ) : (
          <Input
            aria-label="Function"
            readOnly={readOnly}
            className="max-w-60 font-mono"
            value={name}
            onChange={(event) => rename(event.target.value)}
            onBlur={onBlur}
          />
        )}
        {!readOnly && (
          <button
            type="button"
            aria-label={`Remove the call of ${name || "no function"}`}
            onClick={onRemove}
            className="ml-auto grid size-7 place-items-center rounded-md text-on-surface-3 hover:bg-sunken hover:text-on-surface touch:size-11"
          >
            <Trash2 className="size-3.5" strokeWidth={1.75} />
          </button>
        )}
      </div>
      <TurnText
        aria-label={`Arguments of ${name || "the call"}`}
        aria-invalid={problems.length > 0 || undefined}
        readOnly={readOnly}
        spellCheck={false}
        className="mx-0 my-0 w-full border-line bg-sunken font-mono text-sm"
        value={typed}
        onChange={(event) => type(event.target.value)}
        onBlur={onBlur}
      />
      {!isKnown && (
        <FieldProblem>
          There is no function “{name}” in this example. It knows {names.join(", ")}.
        </FieldProblem>
      )}
      {problems.map((problem) => (
        <FieldProblem key={problem}>{problem}</FieldProblem>
      ))}
    </div>
  );
}
