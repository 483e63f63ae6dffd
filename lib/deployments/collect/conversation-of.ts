import { z } from "zod";
import { type Message, messageSchema, type Tools, toolCallSchema, toolsSchema } from "@/lib/datasets/schemas";

const partsSchema = z.array(z.looseObject({ type: z.string(), text: z.string().optional() }));

const loggedSchema = z.looseObject({
  messages: z
    .array(
      z.looseObject({
        role: z.string(),
        content: z.union([z.string(), partsSchema]).nullish(),
        tool_calls: z.array(toolCallSchema).nullish(),
        tool_call_id: z.string().nullish(),
      }),
    )
    .min(1),
  tools: toolsSchema.nullish(),
});

export interface Conversation {
  messages: Message[];
  tools: Tools | null;
}

/** A logged request as datasets and benchmarks hold conversations; words that say why, where it cannot be one. */
export function conversationOf(request: unknown): Conversation | { problem: string } {
  const logged = parseLogged(request);
  if ("problem" in logged) return logged;
  const messages: Message[] = [];
  for (const { role, content, tool_calls, tool_call_id } of logged.data.messages) {
    const text = textOf(content);
    if (text === null) return { problem: "It holds pictures, sound or files, and examples are text." };
    const message = messageSchema.safeParse({
      role: role === "developer" ? "system" : role,
      content: text,
      ...(tool_calls?.length ? { tool_calls } : {}),
      ...(tool_call_id ? { tool_call_id } : {}),
    });
    if (!message.success) return { problem: `It holds a message of the role “${role}”, which examples do not know.` };
    messages.push(message.data);
  }
  return { messages, tools: logged.data.tools?.length ? logged.data.tools : null };
}

function parseLogged(request: unknown): { data: z.infer<typeof loggedSchema> } | { problem: string } {
  try {
    const logged = loggedSchema.safeParse(request);
    return logged.success ? { data: logged.data } : { problem: "Its messages or tools are of a kind that examples cannot hold." };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The schema goes into it level by level, and the stack has an end.
    return { problem: "Its tools are nested so deeply that they cannot be read." };
  }
}

function textOf(content: string | z.infer<typeof partsSchema> | null | undefined): string | null {
  if (typeof content === "string" || !content) return content ?? "";
  return content.every(({ type }) => type === "text") ? content.map(({ text }) => text ?? "").join("\n") : null;
}

/** An answer as it was logged: text, or calls as JSON behind it. */
export function answerMessage(answer: string): Message {
  const at = answer.lastIndexOf("\n[{");
  const [text, written] = answer.startsWith("[{") ? ["", answer] : at < 0 ? [answer, ""] : [answer.slice(0, at), answer.slice(at + 1)];
  const calls = readCalls(written);
  return calls ? { role: "assistant", content: text, tool_calls: calls } : { role: "assistant", content: answer };
}

function readCalls(written: string) {
  if (written === "") return null;
  try {
    return z.array(toolCallSchema).min(1).parse(JSON.parse(written));
  } catch {
    // An answer that only looks like calls is an answer.
    return null;
  }
}
