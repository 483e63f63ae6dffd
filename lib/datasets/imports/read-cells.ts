import type { RowProblem } from "@/lib/datasets/check-conversation";
import type { Message } from "@/lib/datasets/schemas";
import { unpackJson } from "./json-value";
import { type Conversation, looksLikeTurns, readConversation } from "./read-conversation";
import { readTools } from "./read-tools";
import type { ColumnRole, MappedColumn } from "./schemas";
import type { SourceRecord } from "./source-row";
import { toText } from "./to-text";

export interface Cells {
  record: SourceRecord;
  of(role: ColumnRole): MappedColumn[];
}

/** All that the model reads before it answers, and what it may call. */
export function readPrompt(cells: Cells): Conversation | RowProblem {
  const read = readTurnsBefore(cells);
  if ("kind" in read) return read;
  const column = cells.of("tools")[0];
  const tools = column ? readTools(cells.record[column.name], column.name) : null;
  if (tools && "kind" in tools) return tools;
  return { messages: read.messages, tools: tools ?? read.tools };
}

function readTurnsBefore({ record, of }: Cells): Conversation | RowProblem {
  const conversation = of("conversation")[0];
  const messages = of("message");
  const started = conversation ? readConversation(record[conversation.name], conversation.name) : { messages: [], tools: null };
  if ("kind" in started || messages.length === 0) return started;
  const [only, ...others] = messages;
  if (only && others.length === 0 && looksLikeTurns(record[only.name])) return readConversation(record[only.name], only.name);
  const texts = messages.flatMap(({ name, field }) => {
    const text = toText(record[name]);
    return text === null ? [] : [field ? `${field}: ${text}` : text];
  });
  if (texts.length === 0) return missing(record, only?.name ?? "", "empty_prompt", "the model reads it");
  return { ...started, messages: [...started.messages, { role: "user", content: texts.join("\n\n") }] };
}

/** Several columns make one JSON object; one column is the answer as it is. */
export function readAnswer({ record, of }: Cells, before: Message[]): Message[] | RowProblem {
  const columns = of("answer");
  const [only] = columns;
  if (!only)
    return before.length > 0 && of("conversation").length > 0
      ? []
      : {
          kind: "missing_field",
          field: "",
          problem: "No column holds the answer. Choose the column with the answer that the model should learn.",
        };
  if (columns.length === 1 && !only.field) {
    const value = record[only.name];
    if (looksLikeTurns(value)) {
      const read = readConversation(value, only.name);
      return "kind" in read ? read : withoutPrompt(read.messages, before);
    }
    const answer = toText(value);
    return answer === null
      ? missing(record, only.name, "empty_answer", "the model should answer it")
      : [{ role: "assistant", content: answer }];
  }
  const answer: Record<string, unknown> = {};
  for (const { name, field, isOptional } of columns) {
    const isEmpty = toText(record[name]) === null;
    if (isEmpty && !isOptional) return missing(record, name, "empty_answer", "the model should answer it");
    answer[field ?? name] = isEmpty ? null : unpackJson(record[name]);
  }
  return [{ role: "assistant", content: JSON.stringify(answer) }];
}

export function readRejected({ record, of }: Cells): Message[] | RowProblem | null {
  const column = of("rejected")[0];
  if (!column) return null;
  const value = record[column.name];
  if (looksLikeTurns(value)) {
    const read = readConversation(value, column.name);
    return "kind" in read ? read : read.messages;
  }
  const text = toText(value);
  return text === null
    ? missing(record, column.name, "empty_answer", "the pair needs the answer that was not preferred")
    : [{ role: "assistant", content: text }];
}

export function readInstruction({ record, of }: Cells): string | null {
  const texts = of("instruction").flatMap(({ name }) => toText(record[name]) ?? []);
  return texts.length > 0 ? texts.join("\n\n") : null;
}

/** Pairs are often written as two whole conversations; what they share with the first one is said once. */
export function withoutPrompt(messages: Message[], before: Message[]): Message[] {
  let shared = 0;
  while (shared < messages.length - 1 && isSame(messages[shared], before[shared])) shared++;
  return messages.slice(shared);
}

function isSame(one: Message | undefined, other: Message | undefined): boolean {
  return one !== undefined && one.role === other?.role && one.content === other.content;
}

function missing(record: SourceRecord, field: string, kind: "empty_answer" | "empty_prompt", purpose: string): RowProblem {
  if (record[field] !== undefined)
    return { kind, field, problem: `“${field}” is empty, but ${purpose}. Fill it in, or leave the row out.` };
  if (!Object.hasOwn(record, field))
    return { kind: "missing_field", field, problem: `This row has no “${field}”, but ${purpose}. Add it, or leave the row out.` };
  const cells = Object.values(record);
  const filled = cells.filter((cell) => cell !== undefined).length;
  return {
    kind: "short_row",
    field,
    problem: `This row ends early: ${filled} of ${cells.length} columns, and “${field}” is not among them, but ${purpose}. Look for a line break inside a text without quotes, or leave the row out.`,
  };
}
