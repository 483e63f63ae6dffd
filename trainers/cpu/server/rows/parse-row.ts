import { z } from "zod";
import type { ChatMessage, TrainingExample } from "../../engine/types";

const textSchema = z.union([
  z.string(),
  z.array(z.object({ type: z.literal("text"), text: z.string() })).transform((parts) => parts.map(({ text }) => text).join("")),
]);

const roleSchema = z
  .enum(["system", "developer", "user", "assistant", "tool"], { error: "must be one of system, user, assistant, tool" })
  .transform((role) => (role === "developer" ? "system" : role));

export const messageSchema = z
  .object(
    {
      role: roleSchema,
      content: textSchema.nullish(),
      weight: z.union([z.literal(0), z.literal(1)], { error: "must be 0 or 1" }).optional(),
      tool_calls: z.array(z.unknown()).optional(),
      tool_call_id: z.string().optional(),
      name: z.string().optional(),
    },
    { error: 'must be an object with "role" and "content"' },
  )
  .refine(({ role, content, tool_calls }) => typeof content === "string" || (role === "assistant" && tool_calls !== undefined), {
    path: ["content"],
    error: "is missing: every message needs a text",
  })
  .transform(({ content, ...message }): ChatMessage => ({ ...message, content: content ?? "" }));

export const exampleSchema = z.object(
  {
    messages: z
      .array(messageSchema, {
        error: 'is missing: a row looks like {"messages": [{"role": "user", "content": "…"}, {"role": "assistant", "content": "…"}]}',
      })
      .min(2, "needs at least a question and an answer")
      .refine((messages) => messages.at(-1)?.role === "assistant", "must end with the assistant's answer"),
    tools: z.array(z.unknown()).optional(),
  },
  { error: 'must be an object like {"messages": [...]}' },
);

/** The example, or the reason in words why the value is none. */
export function parseRow(value: unknown): TrainingExample | string {
  const parsed = exampleSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = (issue?.path ?? [])
    .map((key) => (typeof key === "number" ? `[${key}]` : String(key)))
    .join(".")
    .replaceAll(".[", "[");
  return `${place === "" ? "the row" : place} ${issue?.message}`;
}
