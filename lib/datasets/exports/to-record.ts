import type { Message } from "@/lib/datasets/schemas";
import type { ExportRow } from "./read-export-rows";
import type { ExportFormat, Layout } from "./schemas";

type Json = Record<string, unknown>;

const speakers = { system: "system", user: "human", assistant: "gpt", tool: "observation" } as const;

/** One example in the words of a format. What it has no room for never gets here. */
export function toJsonRecord(format: ExportFormat, { messages, tools, rejected }: ExportRow): Json {
  const { system, prompt, answer } = single(messages);
  const instruction = system === null ? {} : { system };
  switch (format) {
    case "prompt_completion":
      return { ...instruction, prompt, completion: answer };
    case "alpaca":
      return { ...instruction, instruction: prompt, input: "", output: answer };
    case "sharegpt":
      return { conversations: messages.map(({ role, content }) => ({ from: speakers[role], value: content })) };
    case "preference":
      return {
        input: { messages: messages.slice(0, -1), ...(tools ? { tools } : {}) },
        preferred_output: messages.slice(-1),
        non_preferred_output: rejected,
      };
    default:
      return { messages, ...(tools ? { tools } : {}) };
  }
}

const columnsOf = {
  columns: ["system", "prompt", "answer"],
  pairs: ["system", "prompt", "chosen", "rejected"],
  conversations: ["messages", "tools"],
} as const;

export function tableColumns(layout: Layout): string[] {
  return [...columnsOf[layout], "tags", "split"];
}

export function toCells(layout: Layout, { messages, tools, rejected, tags, split }: ExportRow): string[] {
  const { system, prompt, answer } = single(messages);
  // As a list where a tag holds what would part it.
  const labels = tags.some((tag) => /[;,|]/.test(tag)) ? JSON.stringify(tags) : tags.join("; ");
  const rest = [labels, split];
  if (layout === "columns") return [system ?? "", prompt, answer, ...rest];
  if (layout === "pairs") return [system ?? "", prompt, answer, rejected?.[0]?.content ?? "", ...rest];
  return [JSON.stringify(messages), tools ? JSON.stringify(tools) : "", ...rest];
}

function single(messages: readonly Message[]): { system: string | null; prompt: string; answer: string } {
  const system = messages[0]?.role === "system" ? messages[0].content : null;
  return { system, prompt: messages.at(-2)?.content ?? "", answer: messages.at(-1)?.content ?? "" };
}
