import { isJsonObject, parseJson } from "@/lib/datasets/examples/json-text";
import type { ExampleContent, Message, Tools } from "@/lib/datasets/schemas";

export interface Part {
  key: string;
  label: string;
  text: string;
}

export const roleWords = { system: "Instruction", user: "Message", assistant: "Earlier answer", tool: "Result" };

/** An example as labelled texts, so that two of them can be compared part by part: turns by place, the answer with the answer. */
export function contentParts({ messages, tools, rejected }: ExampleContent): Part[] {
  const answer = messages.at(-1);
  return [
    ...messages.slice(0, -1).map((message, index) => ({ key: `turn ${index}`, label: roleWords[message.role], text: turnText(message) })),
    ...(answer ? [{ key: "answer", label: rejected ? "Preferred answer" : "Answer the model learns", text: turnText(answer) }] : []),
    ...(rejected ? [{ key: "rejected", label: "Answer that is not preferred", text: rejected.map(turnText).join("\n\n") }] : []),
    ...(tools?.length ? [{ key: "tools", label: "Functions the model may call", text: toolsText(tools) }] : []),
  ];
}

/** Parts that differ, in the order of the second; a part that only one of them has stands against nothing. */
export function changedParts(from: ExampleContent, to: ExampleContent): { key: string; label: string; from: string; to: string }[] {
  const [before, after] = [contentParts(from), contentParts(to)];
  const known = new Set(after.map(({ key }) => key));
  return [...after, ...before.filter(({ key }) => !known.has(key))].flatMap(({ key, label }) => {
    const texts = { from: textAt(before, key), to: textAt(after, key) };
    return texts.from === texts.to ? [] : [{ key, label, ...texts }];
  });
}

function textAt(parts: readonly Part[], key: string): string {
  return parts.find((part) => part.key === key)?.text ?? "";
}

function turnText({ content, weight, tool_calls: calls = [] }: Message): string {
  const called = calls.map(({ function: { name, arguments: args } }) => `${name} ${prettyJson(args)}`);
  return [...(weight === 0 ? ["(read, not learned)"] : []), content, ...called].filter((text) => text !== "").join("\n");
}

function toolsText(tools: Tools): string {
  return tools.map(({ function: tool }) => JSON.stringify(tool, null, 2)).join("\n");
}

/** For the eye; what is not JSON stays as it is. */
export function prettyJson(text: string): string {
  const value = parseJson(text);
  return isJsonObject(value) || Array.isArray(value) ? JSON.stringify(value, null, 2) : text;
}
