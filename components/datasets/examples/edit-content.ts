import type { ExampleContent, Message, ToolCall } from "@/lib/datasets/schemas";

/** Pure steps of the editor: each returns the content after it. */

export function changeTurn(content: ExampleContent, index: number, change: Partial<Message>): ExampleContent {
  return { ...content, messages: content.messages.map((message, at) => (at === index ? tidy({ ...message, ...change }) : message)) };
}

/** What is not said leaves no trace: an empty list of calls, a weight of 1 and another role's fields are dropped. */
function tidy({ weight, tool_calls, tool_call_id, ...message }: Message): Message {
  return {
    ...message,
    ...(weight === 0 && message.role === "assistant" ? { weight } : {}),
    ...(message.role === "assistant" && tool_calls?.length ? { tool_calls } : {}),
    ...(message.role === "tool" && tool_call_id !== undefined ? { tool_call_id } : {}),
  };
}

/** A new turn before `index`. What answers a call names it; the others say nothing yet. */
export function addTurn(content: ExampleContent, index: number, role: Message["role"]): ExampleContent {
  const messages = [...content.messages];
  const open = role === "tool" ? openCalls(messages.slice(0, index))[0]?.id : undefined;
  messages.splice(index, 0, { role, content: "", ...(open === undefined ? {} : { tool_call_id: open }) });
  return { ...content, messages };
}

export function removeTurn(content: ExampleContent, index: number): ExampleContent {
  return { ...content, messages: content.messages.filter((_, at) => at !== index) };
}

export function moveTurn(content: ExampleContent, index: number, by: 1 | -1): ExampleContent {
  const messages = [...content.messages];
  const [moved] = messages.splice(index, 1);
  if (moved) messages.splice(index + by, 0, moved);
  return { ...content, messages };
}

/** The answer stays last: nothing is moved past it, and what follows it would have nothing to learn. */
export function canMove(messages: readonly Message[], index: number, by: 1 | -1): boolean {
  const last = messages.length - 1;
  return index !== last && index + by >= 0 && index + by < last;
}

/** Calls that no result answers yet. */
export function openCalls(messages: readonly Message[]): ToolCall[] {
  const answered = new Set(messages.map(({ tool_call_id }) => tool_call_id));
  return messages.flatMap(({ tool_calls = [] }) => tool_calls).filter(({ id }) => !answered.has(id));
}

export function addToolCall(content: ExampleContent, index: number): ExampleContent {
  const calls = content.messages[index]?.tool_calls ?? [];
  const taken = new Set(content.messages.flatMap(({ tool_calls = [] }) => tool_calls.map(({ id }) => id)));
  let number = taken.size + 1;
  while (taken.has(`call_${number}`)) number++;
  const name = content.tools?.[0]?.function.name ?? "";
  const call: ToolCall = { id: `call_${number}`, type: "function", function: { name, arguments: "{}" } };
  return changeTurn(content, index, { tool_calls: [...calls, call] });
}

/** Preferred and not preferred change places; what led there is the same for both. */
export function swapPair(content: ExampleContent): ExampleContent {
  const [preferred, other] = [content.messages.at(-1), content.rejected?.at(-1)];
  if (!preferred || !other || !content.rejected) return content;
  return { ...content, messages: [...content.messages.slice(0, -1), other], rejected: [...content.rejected.slice(0, -1), preferred] };
}

export function changeRejected(content: ExampleContent, text: string): ExampleContent {
  const rejected = content.rejected ?? [{ role: "assistant" as const, content: "" }];
  return { ...content, rejected: rejected.map((message, at) => (at === rejected.length - 1 ? { ...message, content: text } : message)) };
}

/** One more exchange behind the answer, which then is an earlier one. */
export function continueTalk(content: ExampleContent): ExampleContent {
  const more: Message[] = [
    { role: "user", content: "" },
    { role: "assistant", content: "" },
  ];
  return { ...content, messages: [...content.messages, ...more] };
}
