import type { RowProblem } from "@/lib/datasets/check-conversation";
import type { Message, Tools } from "@/lib/datasets/schemas";
import { isRecord, unpackJson } from "./json-value";
import { readMessage } from "./read-message";
import { readTools } from "./read-tools";

export interface Conversation {
  messages: Message[];
  tools: Tools | null;
}

const lists = ["messages", "conversations", "conversation", "turns", "dialog", "dialogue"];

/** Whether this may be turns of a conversation: one, or a list of them. */
export function looksLikeTurns(value: unknown): boolean {
  const unpacked = unpackJson(value);
  if (Array.isArray(unpacked)) return unpacked.length > 0 && unpacked.every(isTurn);
  return isTurn(unpacked);
}

/** A list of turns, or an object that holds one beside its tools. */
export function looksLikeConversation(value: unknown): boolean {
  const unpacked = unpackJson(value);
  if (Array.isArray(unpacked)) return looksLikeTurns(unpacked);
  return isRecord(unpacked) && lists.some((name) => Array.isArray(unpacked[name]));
}

/** A conversation in the words of OpenAI or of ShareGPT. */
export function readConversation(value: unknown, field: string): Conversation | RowProblem {
  const unpacked = unpackJson(value);
  if (isRecord(unpacked)) {
    const name = lists.find((key) => Array.isArray(unpacked[key]));
    if (name) return withTools(readTurns(unpacked[name], `${field}.${name}`), unpacked, field);
    if (isTurn(unpacked)) return withTools(readTurns([unpacked], field), {}, field);
  }
  return withTools(readTurns(unpacked, field), {}, field);
}

function withTools(messages: Message[] | RowProblem, holder: Record<string, unknown>, field: string): Conversation | RowProblem {
  if ("kind" in messages) return messages;
  const tools = readTools(holder.tools ?? holder.functions, `${field}.tools`);
  return tools && "kind" in tools ? tools : { messages, tools };
}

function readTurns(value: unknown, field: string): Message[] | RowProblem {
  if (!Array.isArray(value) || value.length === 0) return { kind: "not_a_conversation", field, problem: notTurns(value) };
  const messages: Message[] = [];
  for (const [index, item] of value.entries()) {
    const message = readMessage(item, messages);
    if ("kind" in message) return { ...message, field: `${field}[${index}]` };
    messages.push(message);
  }
  return messages;
}

function notTurns(value: unknown): string {
  const format = 'Write [{"role": "user", "content": "…"}, {"role": "assistant", "content": "…"}].';
  if (typeof value === "string" && /^\s*[[{]\s*[{']/.test(value))
    return `This is not a list of messages, because its JSON is broken${value.includes("{'") ? ": it has single quotes, as Python prints them" : ""}. ${format}`;
  return `This is not a list of messages. ${format}`;
}

// Strictly, because an answer may be an object with a “role” or a “from” of its own.
function isTurn(value: unknown): boolean {
  if (!isRecord(value)) return false;
  if ("role" in value) return "content" in value || "tool_calls" in value || "function_call" in value;
  return "from" in value && "value" in value;
}
