import { z } from "zod";

const messagesSchema = z.array(
  z.looseObject({
    role: z.string(),
    content: z.union([z.string(), z.array(z.looseObject({ type: z.string().optional(), text: z.string().optional() }))]).nullish(),
    tool_calls: z.array(z.unknown()).nullish(),
  }),
);

const words: Record<string, string> = {
  system: "Instruction",
  developer: "Instruction",
  user: "Message",
  assistant: "Answer",
  tool: "Result",
};

/** What a program sent, as a person reads it; what is not text is named. */
export function turnsOf(request: Record<string, unknown>): { role: string; text: string }[] {
  const parsed = messagesSchema.safeParse(request.messages);
  if (!parsed.success) return [];
  return parsed.data.map(({ role, content, tool_calls }) => {
    const parts = typeof content === "string" ? [content] : (content ?? []).map(({ text, type }) => text ?? `[${type ?? "something"}]`);
    const calls = tool_calls?.length ? [JSON.stringify(tool_calls)] : [];
    return { role: words[role] ?? role, text: [...parts, ...calls].join("\n") };
  });
}
