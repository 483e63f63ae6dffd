import { z } from "zod";

const usageSchema = z.looseObject({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() });

/** What the gateway reads of an answer. */
const completionSchema = z.looseObject({
  model: z.string().nullish(),
  usage: usageSchema.nullish(),
  choices: z.array(
    z.looseObject({
      finish_reason: z.string().nullish(),
      message: z.looseObject({ content: z.string().nullish(), tool_calls: z.array(z.json()).nullish() }),
    }),
  ),
});
export type Completion = z.infer<typeof completionSchema>;

export function parseCompletion(text: string): Completion | null {
  try {
    return completionSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What is kept of an answer: its text, or what it wants called. */
export function answerOf({ choices }: Completion): string {
  const message = choices[0]?.message;
  if (!message) return "";
  const calls = message.tool_calls?.length ? JSON.stringify(message.tool_calls) : "";
  return [message.content ?? "", calls].filter(Boolean).join("\n");
}

/** Whether the provider says it is something else than it was asked for. A dated name of the same model is the same model. */
export function otherModel(asked: string, answered: string | null | undefined): string | null {
  if (!answered || answered.startsWith(asked) || asked.startsWith(answered)) return null;
  return answered;
}
