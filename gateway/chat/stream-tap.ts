import { z } from "zod";

const chunkSchema = z.looseObject({
  model: z.string().nullish(),
  error: z.looseObject({ message: z.string().nullish() }).nullish(),
  usage: z.looseObject({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() }).nullish(),
  choices: z
    .array(
      z.looseObject({
        index: z.number().nullish(),
        finish_reason: z.string().nullish(),
        delta: z
          .looseObject({
            content: z.string().nullish(),
            tool_calls: z
              .array(
                z.looseObject({
                  index: z.number().nullish(),
                  function: z.looseObject({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
                }),
              )
              .nullish(),
          })
          .nullish(),
      }),
    )
    .nullish(),
});

const mostKept = 256 * 1024;

/** Listens to a stream as it passes: what it said, what it took, and whether it came to its end. */
export function createStreamTap() {
  let text = "";
  const calls: { name: string; arguments: string }[] = [];
  const tap = {
    model: null as string | null,
    promptTokens: null as number | null,
    completionTokens: null as number | null,
    isFinished: false,
    error: null as string | null,
    /** Of all choices. */
    letters: 0,
    answer: () => [text, calls.length > 0 ? JSON.stringify(calls) : ""].filter(Boolean).join("\n"),
    /** Answers whether the event holds nothing but usage, which a program gets only if it asked. */
    hear(data: string): { isUsageAlone: boolean } {
      const chunk = parseChunk(data);
      if (!chunk) return { isUsageAlone: false };
      tap.model ??= chunk.model ?? null;
      if (chunk.error) tap.error = chunk.error.message ?? "It said that it failed.";
      if (chunk.usage) {
        tap.promptTokens = chunk.usage.prompt_tokens ?? tap.promptTokens;
        tap.completionTokens = chunk.usage.completion_tokens ?? tap.completionTokens;
      }
      for (const choice of chunk.choices ?? []) {
        if (choice.finish_reason) tap.isFinished = true;
        tap.letters += lettersOf(choice.delta);
        if ((choice.index ?? 0) !== 0) continue;
        if (text.length < mostKept) text += choice.delta?.content ?? "";
        for (const call of choice.delta?.tool_calls ?? []) {
          const own = (calls[call.index ?? 0] ??= { name: "", arguments: "" });
          own.name += call.function?.name ?? "";
          if (own.arguments.length < mostKept) own.arguments += call.function?.arguments ?? "";
        }
      }
      return { isUsageAlone: chunk.usage != null && (chunk.choices ?? []).length === 0 };
    },
  };
  return tap;
}

type Delta = NonNullable<z.infer<typeof chunkSchema>["choices"]>[number]["delta"];

function lettersOf(delta: Delta): number {
  let letters = delta?.content?.length ?? 0;
  for (const call of delta?.tool_calls ?? []) letters += (call.function?.name?.length ?? 0) + (call.function?.arguments?.length ?? 0);
  return letters;
}

function parseChunk(data: string) {
  try {
    return chunkSchema.parse(JSON.parse(data));
  } catch {
    return null;
  }
}
