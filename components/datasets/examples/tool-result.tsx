"use client";

import { useState } from "react";
import { Select } from "@/components/ui/select";
import { parseJson, readJsonText } from "@/lib/datasets/examples/json-text";
import type { Message } from "@/lib/datasets/schemas";
import { prettyJson } from "./content-parts";
import { FieldProblem } from "./turn-row";
import { TurnText } from "./turn-text";

type ToolResultProps = {
  message: Message;
  /** What was said before it, where its call is to be found. */
  before: readonly Message[];
  readOnly: boolean;
  onChange: (change: Partial<Message>) => void;
  onBlur: () => void;
};

/** What a function answered, joined to the call that it answers. */
export function ToolResult({ message, before, readOnly, onChange, onBlur }: ToolResultProps) {
  const calls = before.flatMap(({ tool_calls = [] }) => tool_calls);
  const call = calls.find(({ id }) => id === message.tool_call_id);
  const [typed, setTyped] = useState(() => (readJsonText(message.content) ? prettyJson(message.content) : message.content));
  const [writeLikeBefore] = useState(() => readJsonText(message.content)?.write);

  function type(text: string) {
    setTyped(text);
    const value = parseJson(text);
    onChange({ content: value === undefined || !writeLikeBefore ? text : writeLikeBefore(value) });
  }

  return (
    <>
      <div className="mb-2 flex items-center gap-2">
        <span className="hint shrink-0">of</span>
        {calls.length > 1 && !readOnly ? (
          <Select
            label="Call that it answers"
            className="max-w-60"
            placeholder="Choose the call"
            {...(call ? { value: call.id } : {})}
            onValueChange={(id) => onChange({ tool_call_id: id })}
            options={calls.map(({ id, function: { name } }) => ({ value: id, label: name, hint: id }))}
          />
        ) : (
          <code className="font-mono text-sm">{call?.function.name ?? message.name ?? "no call"}</code>
        )}
      </div>
      <TurnText
        aria-label="Result"
        readOnly={readOnly}
        className="mx-0 my-0 w-full border-line bg-sunken font-mono text-sm"
        value={typed}
        onChange={(event) => type(event.target.value)}
        onBlur={onBlur}
      />
      {!call && (
        <FieldProblem>
          No call before this turn has the id “{message.tool_call_id ?? ""}”. Choose the call that it answers, or remove it.
        </FieldProblem>
      )}
    </>
  );
}
