import { hash } from "node:crypto";
import type { ExampleContent, Message } from "./schemas";

/** Two examples with the same hash are the same, word for word. */
export function contentHashOf({ messages, tools, rejected }: ExampleContent): string {
  const plain = messages.map(fingerprintOf);
  return sha256(JSON.stringify(tools || rejected ? [plain, tools, rejected?.map(fingerprintOf) ?? null] : plain));
}

/** What a message means to training; parts that it does not have leave no trace. */
function fingerprintOf({ role, content, weight, name, tool_calls, tool_call_id }: Message): unknown[] {
  const spoken = [role, content, weight ?? 1];
  return tool_calls || tool_call_id || name ? [...spoken, name ?? null, tool_calls ?? null, tool_call_id ?? null] : spoken;
}

/**
 * Rows of one group stay in one split. Without a group of their own, those are the rows that ask the same:
 * apart from case and white space, so that no question of the test split was seen in training.
 */
export function groupKeyOf(messages: Message[], group: string | null): string {
  if (group !== null) return sha256(`group|${group}`);
  return sha256(JSON.stringify(messages.slice(0, -1).map(({ role, content }) => [role, withPlainSpaces(content.toLowerCase()).trim()])));
}

/** White space of more than one space, or of another kind. */
const unevenSpace = /[\t-\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]| {2}/;

/** Most texts are even already, and looking takes a quarter of the time that taking apart does. */
function withPlainSpaces(text: string): string {
  return unevenSpace.test(text) ? text.split(/\s+/).join(" ") : text;
}

/**
 * Where a key falls between 0 and 1: 52 bits of its seeded SHA-256. Below the train share it is a training row, and so on,
 * so that more rows never move a row. `versions/split-point.ts` computes the same in SQL.
 */
export function splitPointOf(seed: number, splitKey: string): number {
  return Number.parseInt(sha256(`${seed}|${splitKey}`).slice(0, 13), 16) / 2 ** 52;
}

function sha256(text: string): string {
  return hash("sha256", text, "hex");
}
