import type { Message, ToolCall } from "@/lib/datasets/schemas";
import { isRecord, parseJson } from "./json-value";
import type { ProblemKind } from "./problem-kinds";

type MessageProblem = { kind: ProblemKind; problem: string };

const roles: Record<string, Message["role"]> = {
  system: "system",
  developer: "system",
  user: "user",
  human: "user",
  prompter: "user",
  assistant: "assistant",
  gpt: "assistant",
  chatgpt: "assistant",
  bot: "assistant",
  model: "assistant",
  function_call: "assistant",
  tool: "tool",
  function: "tool",
  observation: "tool",
  function_response: "tool",
};

/** One turn, as OpenAI (role, content), its older function calls, or ShareGPT (from, value) write it. */
export function readMessage(item: unknown, before: Message[]): Message | MessageProblem {
  if (!isRecord(item)) return { kind: "wrong_role", problem: 'This message is not an object. Write {"role": "user", "content": "…"}.' };
  const spoken = item.role ?? item.from;
  const role = typeof spoken === "string" ? roles[spoken.trim().toLowerCase()] : undefined;
  if (!role) return { kind: "wrong_role", problem: unknownRole(spoken) };
  const calls = readCalls(item, spoken === "function_call", before);
  if (calls && "kind" in calls) return calls;
  const content = spoken === "function_call" ? "" : readContent(item.content ?? item.value ?? (calls ? "" : undefined));
  if (content === null)
    return { kind: "not_text", problem: "The message has no text. Give “content” as text; pictures and sounds cannot be learned." };
  const callId = role === "tool" ? (text(item.tool_call_id) ?? openCall(before)) : null;
  return {
    role,
    content,
    ...(item.weight === 0 ? { weight: 0 as const } : {}),
    ...(text(item.name) ? { name: text(item.name) } : {}),
    ...(calls ? { tool_calls: calls } : {}),
    ...(callId ? { tool_call_id: callId } : {}),
  };
}

function unknownRole(spoken: unknown): string {
  return `The role is ${typeof spoken === "string" ? `“${spoken.slice(0, 40)}”` : "missing"}. Use system, user, assistant or tool.`;
}

/** Text, or a list of text parts as OpenAI writes them. */
function readContent(content: unknown): string | null {
  if (typeof content === "string") return content;
  if (typeof content === "number" || typeof content === "boolean") return String(content);
  if (!Array.isArray(content)) return null;
  const texts = content.map((part) =>
    isRecord(part) && typeof part.text === "string" ? part.text : typeof part === "string" ? part : null,
  );
  return texts.includes(null) ? null : texts.join("");
}

function readCalls(item: Record<string, unknown>, isShareGpt: boolean, before: Message[]): ToolCall[] | MessageProblem | null {
  const written = isShareGpt ? parseJson(String(item.value)) : (item.tool_calls ?? item.function_call);
  if (written === undefined || written === null) return isShareGpt ? brokenCall : null;
  const list = Array.isArray(written) ? written : [written];
  if (list.length === 0) return null;
  const made = before.reduce((sum, { tool_calls }) => sum + (tool_calls?.length ?? 0), 0);
  const calls: ToolCall[] = [];
  for (const [index, call] of list.entries()) {
    const called = isRecord(call) && isRecord(call.function) ? call.function : call;
    if (!isRecord(call) || !isRecord(called) || !text(called.name)) return brokenCall;
    const given = called.arguments ?? called.parameters ?? {};
    calls.push({
      id: text(call.id) ?? `call_${made + index + 1}`,
      type: "function",
      // As it was written, right or wrong: a check looks into it later, and an answer that is wrong is a person's to mend.
      function: { name: text(called.name) ?? "", arguments: typeof given === "string" ? given : JSON.stringify(given) },
    });
  }
  return calls;
}

const brokenCall: MessageProblem = {
  kind: "broken_tools",
  problem: 'The call of a tool names no function. Write {"id": "…", "type": "function", "function": {"name": "…", "arguments": "{…}"}}.',
};

/** The first call so far that nothing has answered. */
function openCall(before: Message[]): string | null {
  const answered = new Set(before.map(({ tool_call_id }) => tool_call_id));
  return before.flatMap(({ tool_calls }) => tool_calls ?? []).find(({ id }) => !answered.has(id))?.id ?? null;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
