/** What columns are called, most telling first. */
export const asks = [
  "prompt",
  "instruction",
  "question",
  "input",
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
export const replies = [
  "completion",
  "answer",
  "output",
  "response",
  "reply",
  "target",
  "expected",
  "ideal",
  "assistant",
  "summary",
  "translation",
  "result",
];
export const labels = ["label", "category", "intent", "class", "queue", "sentiment", "topic", "priority", "department", "team"];
export const conversations = ["messages", "conversation", "conversations", "dialog", "dialogue", "turns"];
export const tags = ["tags", "tag", "labels", "keywords"];
export const tools = ["tools", "functions"];
export const instructions = ["system", "system_prompt", "systemprompt", "system_message"];
/** Preferred and not preferred. */
export const pairs: [preferred: string, rejected: string][] = [
  ["preferred_output", "non_preferred_output"],
  ["preferred_completion", "non_preferred_completion"],
  ["chosen", "rejected"],
  ["preferred", "rejected"],
];
const groups = ["group", "group_id", "groupid"];
const oneOfMany =
  /^(customer|client|patient|user|account|member|conversation|thread|session|chat|case|document|doc|contract|source)_?(id|no|nr|number|ref)$/;
const onlyAbout = /(^|_)(id|no|nr|number|date|time|at|url|link|count|score|ts|timestamp|lang|language|type|name|status|source)$/;

export function plain(column: string): string {
  return column
    .trim()
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[\s./-]+/g, "_");
}

export function isGroup(column: string): boolean {
  return groups.includes(plain(column)) || oneOfMany.test(plain(column));
}

/** The column that is called so, or else the one that has the word in its name, as “agent_reply” has “reply”. */
export function findColumn(columns: string[], names: string[]): { column: string; word: string; isExact: boolean } | null {
  for (const word of names) {
    const column = columns.find((name) => plain(name) === word);
    if (column !== undefined) return { column, word, isExact: true };
  }
  for (const word of names) {
    const column = columns.find((name) => !onlyAbout.test(plain(name)) && plain(name).split("_").includes(word));
    if (column !== undefined) return { column, word, isExact: false };
  }
  return null;
}
