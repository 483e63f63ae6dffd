import { type ImportMapping, importMappingSchema } from "./schemas";

const asks = [
  "prompt",
  "input",
  "question",
  "instruction",
  "message",
  "text",
  "query",
  "utterance",
  "body",
  "request",
  "email",
  "ticket",
  "review",
  "comment",
  "sentence",
  "description",
  "content",
  "user",
  "title",
];
const answers = [
  "completion",
  "answer",
  "output",
  "response",
  "target",
  "label",
  "category",
  "intent",
  "class",
  "reply",
  "expected",
  "ideal",
  "assistant",
  "summary",
  "translation",
  "sentiment",
  "topic",
  "result",
];
const conversations = ["messages", "conversation", "conversations"];
const groups = ["group", "group_id", "groupid", "conversation_id", "thread_id", "session_id"];
const systems = ["system", "system_prompt", "systemprompt"];

/** Which column means what, by name first and by looks second, and why. A person confirms it. */
export function guessMapping(records: Record<string, unknown>[]): { mapping: ImportMapping; reason: string } {
  const columns = columnsOf(records);
  const byName = (names: string[], taken: (string | null)[] = []) =>
    names.flatMap((name) => columns.filter((column) => !taken.includes(column) && plain(column) === name))[0] ?? null;
  const group = byName(groups);

  const conversation = byName(conversations);
  if (conversation)
    return { mapping: mapping({ shape: "messages", prompt: conversation, group }), reason: `“${conversation}” holds whole conversations.` };

  const named = byName(asks);
  const answer =
    byName(answers, [named]) ??
    (named
      ? shortest(
          records,
          columns.filter((column) => column !== named && column !== group),
        )
      : null);
  const free = columns.filter((column) => column !== answer && column !== group);
  const prompt = named ?? longest(records, free) ?? columns[0] ?? "";
  const last =
    answer ??
    shortest(
      records,
      free.filter((column) => column !== prompt),
    );
  const system = byName(systems, [prompt, last]);
  const reason = last
    ? `“${prompt}” looks like what the model reads and “${last}” like the answer${named && byName(answers, [named]) ? ", by their names" : ", by how long their texts are"}.`
    : `The file has one column only, “${prompt}”. A row needs two: what the model reads and what it should answer.`;
  return { mapping: mapping({ shape: "columns", prompt, answer: last, system, group }), reason };
}

/** Every column that appears, in order of appearance. */
export function columnsOf(records: Record<string, unknown>[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}

function mapping(input: {
  shape: "messages" | "columns";
  prompt: string;
  answer?: string | null;
  system?: string | null;
  group: string | null;
}): ImportMapping {
  // A file without any column is refused with the first mapping that somebody sends; until then it needs some name.
  return importMappingSchema.parse({ ...input, prompt: input.prompt || "text" });
}

function plain(column: string): string {
  return column
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}

function longest(records: Record<string, unknown>[], columns: string[]): string | null {
  return [...columns].sort((a, b) => length(records, b) - length(records, a))[0] ?? null;
}

function shortest(records: Record<string, unknown>[], columns: string[]): string | null {
  return [...columns].filter((column) => length(records, column) > 0).sort((a, b) => length(records, a) - length(records, b))[0] ?? null;
}

function length(records: Record<string, unknown>[], column: string): number {
  return records.reduce((sum, record) => sum + String(record[column] ?? "").length, 0);
}
