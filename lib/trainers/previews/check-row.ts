import type { ExampleContent } from "@/lib/datasets/schemas";

/** What a provider's file takes beside plain conversations. */
export interface RowRules {
  learnsTools: boolean;
}

const functionName = /^[A-Za-z0-9_-]{1,64}$/;

/** What the protocol's file rules refuse, found before anything is sent; null when the row may go. */
export function checkRow({ messages, tools }: Pick<ExampleContent, "messages" | "tools">, { learnsTools }: RowRules): string | null {
  const last = messages.at(-1);
  if (last?.role !== "assistant") return "The last message is not the assistant’s, so there is no answer to learn.";
  if (!last.content.trim() && !last.tool_calls?.length) return "The answer is empty.";
  if (!messages.some(({ role }) => role === "user")) return "Nobody asks: there is no message of a user.";
  if (messages.slice(1).some(({ role }) => role === "system")) return "The instruction is not the first message.";
  if (messages.some(({ role, weight }) => weight !== undefined && role !== "assistant"))
    return "A message that is not the assistant’s has a weight. Only answers can be left out of learning.";
  return learnsTools ? checkTools({ messages, tools }) : null;
}

function checkTools({ messages, tools }: Pick<ExampleContent, "messages" | "tools">): string | null {
  const names = new Set((tools ?? []).map(({ function: { name } }) => name));
  const odd = [...names].find((name) => !functionName.test(name));
  if (odd !== undefined) return `The tool “${odd}” has a name that is refused. Use letters, digits, _ and -, at most 64.`;
  const open = new Set<string>();
  for (const { role, tool_calls, tool_call_id } of messages) {
    if (role === "tool" && !open.delete(tool_call_id ?? "")) return "A tool answers a call that nobody made.";
    if (role === "user" && open.size > 0) return "A tool was called and never answered.";
    for (const { id, function: called } of tool_calls ?? []) {
      if (!names.has(called.name)) return `The answer calls “${called.name}”, which is not among the tools of the example.`;
      if (!isJson(called.arguments)) return `What “${called.name}” is called with is no valid JSON.`;
      open.add(id);
    }
  }
  return null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
