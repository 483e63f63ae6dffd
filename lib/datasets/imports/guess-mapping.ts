import { asks, conversations, findColumn, instructions, isGroup, labels, pairs, plain, replies, tags, tools } from "./column-words";
import { unpackJson } from "./json-value";
import { looksLikeConversation, looksLikeTurns } from "./read-conversation";
import { reasonColumns } from "./rejected-columns";
import type { ColumnRole, ImportMapping, MappedColumn } from "./schemas";
import type { SourceRecord } from "./source-row";

export interface GuessedMapping {
  mapping: ImportMapping;
  reason: string;
  /** Columns whose role was told by looks or by a part of their name: worth a second look. */
  guessed: string[];
}

interface Guess {
  columns: MappedColumn[];
  reason: string;
  guessed?: string[];
}

/** Which column means what, by name first and by looks second, and why. A person confirms it. */
export function guessMapping(records: SourceRecord[]): GuessedMapping {
  const names = ownColumns(columnsOf(records));
  const guess = guessPair(names, records) ?? guessConversation(names, records) ?? guessColumns(names, records);
  const taken = guess.columns.map(({ name }) => name);
  const more = guessMore(
    names.filter((name) => !taken.includes(name)),
    records,
  );
  return { mapping: { columns: [...guess.columns, ...more], systemText: "" }, reason: guess.reason, guessed: guess.guessed ?? [] };
}

/** Every column that appears, in order of appearance. */
export function columnsOf(records: SourceRecord[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}

/** Without those that a download of waiting rows adds. */
export function ownColumns(columns: string[]): string[] {
  return columns.filter((column) => !reasonColumns.some((reason) => reason === column));
}

function guessPair(names: string[], records: SourceRecord[]): Guess | null {
  for (const [preferredName, rejectedName] of pairs) {
    const preferred = names.find((name) => plain(name) === preferredName);
    const rejected = names.find((name) => plain(name) === rejectedName);
    if (!preferred || !rejected) continue;
    const others = names.filter((name) => name !== preferred && name !== rejected);
    const conversation = others.find((name) => mostly(records, name, looksLikeConversation));
    const asked = conversation ?? findColumn(others, asks)?.column;
    const prompt = asked ? [column(asked, conversation ? "conversation" : "message")] : [];
    return {
      columns: [...prompt, column(preferred, "answer"), column(rejected, "rejected")],
      reason: `These are pairs: “${preferred}” is the better answer and “${rejected}” the worse, by their names.`,
    };
  }
  return null;
}

function guessConversation(names: string[], records: SourceRecord[]): Guess | null {
  const named = names.find((name) => conversations.includes(plain(name)));
  const looking = names.find((name) => mostly(records, name, looksLikeConversation) && unpackedIsLong(records, name));
  const found = named ?? looking;
  if (found === undefined) return null;
  const style = records.some(
    (record) => JSON.stringify(record[found] ?? "").includes('"from\\"') || JSON.stringify(record[found] ?? "").includes('"from"'),
  );
  const words = style ? "in the words of ShareGPT (from, value)" : "as OpenAI writes them (role, content)";
  return {
    columns: [column(found, "conversation")],
    reason: `“${found}” holds whole conversations${records.length > 0 && mostly(records, found, looksLikeConversation) ? `, ${words}` : ""}.`,
    guessed: named === undefined ? [found] : [],
  };
}

function guessColumns(names: string[], records: SourceRecord[]): Guess {
  const free = names.filter((name) => !isGroup(name));
  const alpaca = guessAlpaca(free);
  if (alpaca) return alpaca;
  const asked = findColumn(free, asks);
  const rest = free.filter((name) => name !== asked?.column);
  const reply = findColumn(rest, replies);
  const label = findColumn(
    rest.filter((name) => name !== reply?.column),
    labels,
  );
  if (asked && reply && label && isLabel(records, label.column) && !isLabel(records, reply.column) && countLabels(rest, records) === 1)
    return {
      columns: [
        column(asked.column, "message"),
        { ...column(label.column, "answer"), field: label.word },
        { ...column(reply.column, "answer"), field: reply.word },
      ],
      reason: `“${asked.column}” looks like what the model reads; “${label.column}” and “${reply.column}” together like the answer.`,
      guessed: [asked, label, reply].flatMap((found) => (found.isExact ? [] : [found.column])).concat(label.isExact ? [label.column] : []),
    };

  const answered = reply ?? label;
  const prompt =
    asked?.column ??
    longest(
      records,
      free.filter((name) => name !== answered?.column),
    ) ??
    names[0];
  if (prompt === undefined) return { columns: [], reason: "No row of it could be read." };
  const last =
    answered?.column ??
    shortest(
      records,
      free.filter((name) => name !== prompt),
    );
  if (last === null)
    return {
      columns: [column(prompt, "message")],
      reason: `The file has one column only, “${prompt}”. A row needs two: what the model reads and what it should answer.`,
    };
  const isNamed = asked?.isExact === true && answered?.isExact === true;
  return {
    columns: [column(prompt, "message"), column(last, "answer")],
    reason: `“${prompt}” looks like what the model reads and “${last}” like the answer, ${isNamed ? "by their names" : "by how long their texts are"}.`,
    guessed: [...(asked?.isExact ? [] : [prompt]), ...(answered?.isExact ? [] : [last])],
  };
}

/** Instruction, input that may be empty, output: what many public collections look like. */
function guessAlpaca(names: string[]): Guess | null {
  const called = (name: string) => names.find((column) => plain(column) === name);
  const [instruction, output] = [called("instruction"), called("output") ?? called("response")];
  if (!instruction || !output) return null;
  const input = called("input") ?? called("context");
  return {
    columns: [column(instruction, "message"), ...(input ? [column(input, "message")] : []), column(output, "answer")],
    reason: `“${instruction}”${input ? ` and “${input}” are` : " is"} what the model reads and “${output}” is the answer, as in Alpaca, by their names.`,
  };
}

/** What stands beside the conversation. */
function guessMore(names: string[], records: SourceRecord[]): MappedColumn[] {
  const named = (words: string[], role: ColumnRole) =>
    names
      .filter((name) => words.includes(plain(name)))
      .slice(0, 1)
      .map((name) => column(name, role));
  const isList = (name: string) => mostly(records, name, (value) => Array.isArray(unpackJson(value)));
  return [
    ...named(instructions, "instruction"),
    ...named(tools, "tools").filter(({ name }) => isList(name)),
    ...named(tags, "tag"),
    ...names
      .filter(isGroup)
      .slice(0, 1)
      .map((name) => column(name, "group")),
  ];
}

function column(name: string, role: ColumnRole): MappedColumn {
  return { name, role, field: null, isOptional: false };
}

function mostly(records: SourceRecord[], name: string, isMeant: (value: unknown) => boolean): boolean {
  const values = valuesOf(records, name);
  return values.length > 0 && values.filter(isMeant).length > values.length / 2;
}

function valuesOf(records: SourceRecord[], name: string): unknown[] {
  return records.map((record) => record[name]).filter((value) => value !== undefined && value !== null && value !== "");
}

/** One turn alone is an answer, not a conversation. */
function unpackedIsLong(records: SourceRecord[], name: string): boolean {
  return mostly(records, name, (value) => {
    const unpacked = unpackJson(value);
    return !looksLikeTurns(value) || (Array.isArray(unpacked) && unpacked.length > 1);
  });
}

/** Few different short values. */
function isLabel(records: SourceRecord[], name: string): boolean {
  const values = valuesOf(records, name).map(String);
  return values.length >= 5 && new Set(values).size <= values.length / 2 && values.every((value) => value.length <= 60);
}

function countLabels(names: string[], records: SourceRecord[]): number {
  return names.filter((name) => labels.some((word) => plain(name).split("_").includes(word)) && isLabel(records, name)).length;
}

function longest(records: SourceRecord[], columns: string[]): string | null {
  return [...columns].sort((a, b) => length(records, b) - length(records, a))[0] ?? null;
}

function shortest(records: SourceRecord[], columns: string[]): string | null {
  return [...columns].filter((name) => length(records, name) > 0).sort((a, b) => length(records, a) - length(records, b))[0] ?? null;
}

function length(records: SourceRecord[], name: string): number {
  return records.reduce((sum, record) => sum + String(record[name] ?? "").length, 0);
}
