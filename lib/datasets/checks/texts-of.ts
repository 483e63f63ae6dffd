import type { ExampleContent, Message } from "@/lib/datasets/schemas";

export interface Place {
  part: "messages" | "rejected";
  message: number;
  call: number | null;
}

/** Calls back with every text that a person or a model wrote: what is said, and the values of tool calls. */
export function eachText({ messages, rejected }: ExampleContent, visit: (text: string, place: Place, message: Message) => void): void {
  eachOf("messages", messages, visit);
  if (rejected) eachOf("rejected", rejected, visit);
}

function eachOf(part: Place["part"], messages: readonly Message[], visit: (text: string, place: Place, message: Message) => void): void {
  messages.forEach((message, index) => {
    if (message.content !== "") visit(message.content, { part, message: index, call: null }, message);
    message.tool_calls?.forEach((toolCall, call) => {
      visit(toolCall.function.arguments, { part, message: index, call }, message);
    });
  });
}
