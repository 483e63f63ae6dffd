import type { ExampleContent, ToolCall } from "@/lib/datasets/schemas";
import type { Finding } from "./schemas";

/** Whether every call can be read and names a tool that the example knows. */
export function checkToolCalls({ messages, tools, rejected }: ExampleContent): Finding[] {
  const found = new Map<string, Finding>();
  const known = tools && new Set(tools.map((tool) => tool.function.name));
  const add = (kind: Finding["kind"], key: string, words: string) => {
    if (!found.has(`${kind} ${key}`)) found.set(`${kind} ${key}`, { kind, key, detail: { words } });
  };
  for (const { tool_calls } of [...messages, ...(rejected ?? [])])
    for (const call of tool_calls ?? []) {
      const { name } = call.function;
      const state = readArguments(call);
      if (state === "broken") add("broken_tool_call", name, `The values of the call to “${name}” are not a JSON object.`);
      if (state === "double") add("double_encoded_tool_call", name, `The values of the call to “${name}” were turned into text twice.`);
      if (!known) add("unknown_tool", name, `“${name}” is called, but the example lists no tools.`);
      else if (!known.has(name)) add("unknown_tool", name, `“${name}” is called, but is not among the example’s tools.`);
    }
  return [...found.values()];
}

function readArguments({ function: { arguments: text } }: ToolCall): "fine" | "broken" | "double" {
  const value = parse(text);
  if (isObject(value)) return "fine";
  return typeof value === "string" && isObject(parse(value)) ? "double" : "broken";
}

/** The values as they should stand, when they were only wrapped once too often; null when there is nothing to unwrap. */
export function unwrapArguments(text: string): string | null {
  const value = parse(text);
  return typeof value === "string" && isObject(parse(value)) ? value : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
