import type { RowProblem } from "@/lib/datasets/check-conversation";
import { type Tools, toolsSchema } from "@/lib/datasets/schemas";
import { isRecord, unpackJson } from "./json-value";

/** The functions that the model may call: OpenAI's `tools`, or the bare list that its older `functions` were. */
export function readTools(value: unknown, field: string): Tools | RowProblem | null {
  const unpacked = unpackJson(value);
  if (unpacked === undefined || unpacked === null || unpacked === "") return null;
  if (Array.isArray(unpacked) && unpacked.length === 0) return null;
  const list = Array.isArray(unpacked) ? unpacked.map(toTool) : unpacked;
  const tools = toolsSchema.safeParse(list);
  if (tools.success) return tools.data;
  return {
    kind: "broken_tools",
    field,
    problem:
      'The tools cannot be read. Write [{"type": "function", "function": {"name": "…", "parameters": {…}}}], or do not import this column.',
  };
}

function toTool(item: unknown): unknown {
  return isRecord(item) && !("function" in item) && typeof item.name === "string" ? { type: "function", function: item } : item;
}
