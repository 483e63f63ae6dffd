import type { Message } from "./schemas";

/** What lists show and search looks through. */
export function firstQuestion(messages: Message[]): string {
  return messages.find(({ role }) => role === "user")?.content ?? "";
}
