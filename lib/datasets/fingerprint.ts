import { createHash } from "node:crypto";
import type { Message } from "./schemas";

/** Two examples with the same hash are the same, word for word. */
export function contentHashOf(messages: Message[]): string {
  return hash(JSON.stringify(messages.map(({ role, content, weight }) => [role, content, weight ?? 1])));
}

/**
 * Rows of one group stay in one split. Without a group of their own, those are the rows that ask the same:
 * apart from case and white space, so that no question of the test split was seen in training.
 */
export function groupKeyOf(messages: Message[], group: string | null): string {
  if (group !== null) return hash(`group|${group}`);
  const asked = messages.slice(0, -1).map(({ role, content }) => [role, content.toLowerCase().split(/\s+/).join(" ").trim()]);
  return hash(JSON.stringify(asked));
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
