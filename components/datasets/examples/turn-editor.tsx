"use client";

import { useState } from "react";
import type { Message, Tools } from "@/lib/datasets/schemas";
import { roleWords } from "./content-parts";
import { canMove } from "./edit-content";
import { useMarks } from "./marks-context";
import { ToolCalls } from "./tool-calls";
import { ToolResult } from "./tool-result";
import { type TurnAction, TurnMenu } from "./turn-menu";
import { TurnRow } from "./turn-row";
import { TurnText } from "./turn-text";

export type TurnEditorProps = {
  messages: readonly Message[];
  index: number;
  tools: Tools | null;
  isPair: boolean;
  problem: string | null;
  readOnly: boolean;
  onChange: (change: Partial<Message>, isReshaped?: boolean) => void;
  onAct: (action: TurnAction) => void;
  onBlur: () => void;
};

const longText = 160;

/** A turn that leads to the answer. */
export function TurnEditor(props: TurnEditorProps) {
  const { messages, index, tools, isPair, problem, readOnly, onChange, onAct, onBlur } = props;
  const message = messages[index];
  const [isWhole, setWhole] = useState(() => message?.role !== "system" || message.content.length <= longText);
  const isMarked = useMarks().length > 0;
  if (!message) return null;
  const label = roleWords[message.role];

  return (
    <TurnRow
      label={
        <>
          {label}
          {message.weight === 0 && <span className="mt-0.5 block font-normal text-on-surface-3">read, not learned</span>}
        </>
      }
      menu={
        readOnly ? null : (
          <TurnMenu messages={messages} index={index} isPair={isPair} label={`What to do with this ${label.toLowerCase()}`} onAct={onAct} />
        )
      }
      problem={problem}
      onKeyDown={(event) => {
        const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
        if (!event.altKey || by === null || readOnly || !canMove(messages, index, by)) return;
        event.preventDefault();
        onAct({ type: "move", by });
      }}
    >
      {message.role === "tool" ? (
        <ToolResult message={message} before={messages.slice(0, index)} readOnly={readOnly} onChange={onChange} onBlur={onBlur} />
      ) : isWhole || isMarked ? (
        <TurnText
          aria-label={label}
          aria-invalid={problem !== null || undefined}
          readOnly={readOnly}
          placeholder={message.tool_calls?.length ? "No words beside the call" : undefined}
          {...(message.role === "system" ? { className: "text-on-surface-2" } : {})}
          value={message.content}
          onChange={(event) => onChange({ content: event.target.value })}
          onBlur={onBlur}
        />
      ) : (
        <div className="text-on-surface-2 text-sm">
          <p className="clamp-2">{message.content}</p>
          <button type="button" className="link" onClick={() => setWhole(true)}>
            Show all
          </button>
        </div>
      )}
      <ToolCalls
        message={message}
        tools={tools}
        readOnly={readOnly}
        onChange={(tool_calls, isReshaped) => onChange({ tool_calls }, isReshaped)}
        onBlur={onBlur}
      />
    </TurnRow>
  );
}
