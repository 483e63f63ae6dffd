import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import type { Message } from "@/lib/datasets/schemas";
import { TargetAnswer } from "./target-answer";

const words = { system: "Instruction", user: "Message", assistant: "Answer", tool: "Result" };

type ConversationProps = {
  messages: readonly Message[];
  /** Takes the place of the target answer, where it can be edited. */
  target?: ReactNode;
  className?: string;
};

/** A transcript: who speaks stands in the gutter. The last answer is the one the model learns. */
export function Conversation({ messages, target, className }: ConversationProps) {
  return (
    <div className={cn("divide-y", className)}>
      {messages.map((message, index) => {
        const isTarget = index === messages.length - 1 && message.role === "assistant";
        if (isTarget) return target ?? <TargetAnswer key={index}>{message.content}</TargetAnswer>;
        return (
          <Turn key={index} role={words[message.role]} quiet={message.role === "system"}>
            {message.content}
          </Turn>
        );
      })}
    </div>
  );
}

export function Turn({ role, quiet = false, children }: { role: string; quiet?: boolean; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[76px_minmax(0,1fr)] gap-x-3 px-5 py-3 max-sm:grid-cols-1 max-md:px-4">
      <span className="label pt-0.5">{role}</span>
      <div className={cn("whitespace-pre-wrap text-base break-words", quiet && "text-on-surface-2")}>{children}</div>
    </div>
  );
}
