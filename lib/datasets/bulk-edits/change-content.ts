import { contentHashOf } from "@/lib/datasets/fingerprint";
import type { ExampleContent, Message } from "@/lib/datasets/schemas";
import type { BulkChange } from "./schemas";

export type ContentChange = Extract<BulkChange, { type: "instruction" | "replace" }>;

/** The content after the change; null where it changes nothing. */
export function changeContent(content: ExampleContent, change: ContentChange): ExampleContent | null {
  const changed = change.type === "instruction" ? withInstruction(content, change.text) : withReplaced(content, change);
  return contentHashOf(changed) === contentHashOf(content) ? null : changed;
}

/** Both conversations of a preference pair begin with it. */
function withInstruction({ messages, rejected, tools }: ExampleContent, text: string): ExampleContent {
  const told = (conversation: Message[]): Message[] => {
    const spoken = conversation[0]?.role === "system" ? conversation.slice(1) : conversation;
    return text === "" ? spoken : [{ role: "system", content: text }, ...spoken];
  };
  return { messages: told(messages), rejected: rejected?.[0]?.role === "system" ? told(rejected) : rejected, tools };
}

function withReplaced(content: ExampleContent, change: Extract<ContentChange, { type: "replace" }>): ExampleContent {
  const pattern = new RegExp(change.find.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), change.matchCase ? "gu" : "giu");
  const replaced = (conversation: Message[]) =>
    conversation.map((message, index) => {
      const isAnswer = index === conversation.length - 1;
      if (change.where === "answer" && !isAnswer) return message;
      if (change.where === "prompt" && isAnswer) return message;
      return { ...message, content: message.content.replace(pattern, () => change.replacement) };
    });
  return { ...content, messages: replaced(content.messages), rejected: content.rejected && replaced(content.rejected) };
}
