import type { Message } from "@/lib/datasets/schemas";

/** What the model is asked, and the answer it should give: the last message. */
export function splitTarget(messages: Message[]): { prompt: Message[]; target: string } {
  return { prompt: messages.slice(0, -1), target: messages.at(-1)?.content ?? "" };
}
