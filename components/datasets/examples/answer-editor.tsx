"use client";

import { type ReactNode, useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { cn } from "@/lib/cn";
import type { AnswerFormat } from "@/lib/datasets/checks/schemas";
import type { Message, Tools } from "@/lib/datasets/schemas";
import { AnswerText, readFields } from "./answer-text";
import { ToolCalls } from "./tool-calls";
import { FieldProblem } from "./turn-row";

type AnswerEditorProps = {
  label: string;
  message: Message;
  tools: Tools | null;
  /** What the project says about the fields of an answer; null while there is no such word. */
  format: AnswerFormat["schema"];
  /** The answer that is not preferred of a pair. */
  isOther?: boolean;
  note?: ReactNode;
  menu?: ReactNode;
  problem: string | null;
  readOnly: boolean;
  onChange: (change: Partial<Message>, isReshaped?: boolean) => void;
  onBlur: () => void;
};

/** The answer the model learns looks the same on every screen that shows one; here it can be changed. */
export function AnswerEditor(props: AnswerEditorProps) {
  const { label, message, tools, format, isOther = false, note, menu, problem, readOnly, onChange, onBlur } = props;
  const [isRaw, setRaw] = useState(false);
  const hasFields = readFields(message.content) !== null;
  const isOnlyCalls = message.content === "" && (message.tool_calls?.length ?? 0) > 0;

  return (
    <div data-answer={isOther ? undefined : ""} className={cn("px-5 pt-2.5 pb-4 max-md:px-4", isOther ? "bg-sunken" : "learned")}>
      <div className="mb-2 flex min-h-7 flex-wrap items-center gap-x-2">
        <span className={cn("font-medium text-xs", isOther ? "text-on-surface-2" : "text-on-accent-soft")}>{label}</span>
        <span className="ml-auto flex items-center gap-2">
          {note}
          {hasFields && (
            <Segmented
              label="How the answer is shown"
              value={isRaw ? "raw" : "fields"}
              onValueChange={(value) => setRaw(value === "raw")}
              options={[
                { value: "fields", label: "Fields" },
                { value: "raw", label: "Raw" },
              ]}
            />
          )}
          {menu}
        </span>
      </div>
      {!isOnlyCalls && (
        <AnswerText
          label={label}
          text={message.content}
          format={format}
          isRaw={isRaw}
          readOnly={readOnly}
          isInvalid={problem !== null}
          onChange={(content) => onChange({ content })}
          onBlur={onBlur}
        />
      )}
      <ToolCalls
        message={message}
        tools={tools}
        readOnly={readOnly}
        onChange={(tool_calls, isReshaped) => onChange({ tool_calls }, isReshaped)}
        onBlur={onBlur}
      />
      {problem && <FieldProblem>{problem}</FieldProblem>}
    </div>
  );
}
