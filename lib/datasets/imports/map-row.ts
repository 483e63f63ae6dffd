import { checkConversation, isUnstorable, type RowProblem, unstorable } from "@/lib/datasets/check-conversation";
import type { Message } from "@/lib/datasets/schemas";
import { isRecord } from "./parse-jsonl";
import type { ImportMapping } from "./schemas";

export type MappedRow = { messages: Message[]; group: string | null } | RowProblem;

const roles: Record<string, Message["role"]> = {
  system: "system",
  developer: "system",
  user: "user",
  human: "user",
  assistant: "assistant",
  gpt: "assistant",
};

/** One row of a file as a conversation, or why it is none. */
export function mapRow(record: Record<string, unknown>, mapping: ImportMapping): MappedRow {
  const asked = mapping.shape === "messages" ? readMessages(record[mapping.prompt], mapping.prompt) : readPrompt(record, mapping);
  if ("problem" in asked) return asked;
  const messages = [...asked];
  if (mapping.shape === "columns" || mapping.answer) {
    const answer = readAnswer(record, mapping.answer);
    if ("problem" in answer) return answer;
    messages.push(...answer);
  }
  if (mapping.systemText && !messages.some(({ role }) => role === "system"))
    messages.unshift({ role: "system", content: mapping.systemText });
  const group = mapping.group ? toText(record[mapping.group]) : null;
  const problem = checkConversation(messages, mapping.prompt) ?? (group && isUnstorable(group) ? unstorable(mapping.group ?? "") : null);
  return problem ?? { messages, group };
}

function readPrompt(record: Record<string, unknown>, mapping: ImportMapping): Message[] | RowProblem {
  const prompt = toText(record[mapping.prompt]);
  if (prompt === null) return missing(record, mapping.prompt, "the model reads it");
  const system = mapping.system ? toText(record[mapping.system]) : null;
  return [...(system ? [{ role: "system" as const, content: system }] : []), { role: "user", content: prompt }];
}

function readAnswer(record: Record<string, unknown>, field: string | null): Message[] | RowProblem {
  if (!field) return { field: "", problem: "No column holds the answer. Choose the column with the answer that the model should learn." };
  const value = record[field];
  if (Array.isArray(value) && value.every((item) => isRecord(item) && "role" in item)) return readMessages(value, field);
  const answer = toText(value);
  return answer === null ? missing(record, field, "the model should answer it") : [{ role: "assistant", content: answer }];
}

function readMessages(value: unknown, field: string): Message[] | RowProblem {
  const list = typeof value === "string" ? parseJson(value) : value;
  if (!Array.isArray(list) || list.length === 0)
    return {
      field,
      problem: 'This is not a list of messages. Write [{"role": "user", "content": "…"}, {"role": "assistant", "content": "…"}].',
    };
  const messages: Message[] = [];
  for (const [index, item] of list.entries()) {
    const message = readMessage(item);
    if (typeof message === "string") return { field: `${field}[${index}]`, problem: message };
    messages.push(message);
  }
  return messages;
}

function readMessage(item: unknown): Message | string {
  if (!isRecord(item)) return 'This message is not an object. Write {"role": "user", "content": "…"}.';
  const name = item.role ?? item.from;
  const role = typeof name === "string" ? roles[name] : undefined;
  if (!role)
    return `The role is ${typeof name === "string" ? `“${name.slice(0, 40)}”` : "missing"}. Use system, user or assistant; calls of tools cannot be learned yet.`;
  const content = readContent(item.content ?? item.value);
  if (content === null) return "The message has no text. Give “content” as text; pictures and calls of tools cannot be learned yet.";
  return item.weight === 0 ? { role, content, weight: 0 } : { role, content };
}

/** Text, or a list of text parts as OpenAI writes them. */
function readContent(content: unknown): string | null {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return null;
  const texts = content.map((part) => (isRecord(part) && part.type === "text" && typeof part.text === "string" ? part.text : null));
  return texts.includes(null) ? null : texts.join("");
}

/** A number or an object is an answer too, written as JSON; nothing and white space are none. */
function toText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.trim() === "" ? null : text;
}

function missing(record: Record<string, unknown>, field: string, purpose: string): RowProblem {
  if (record[field] !== undefined && record[field] !== null)
    return { field, problem: `“${field}” is empty, but ${purpose}. Fill it in, or leave the row out.` };
  return { field, problem: `This row has no “${field}”, but ${purpose}. Add it, or leave the row out.` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
