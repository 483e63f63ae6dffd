import type { Completion } from "@/lib/deployments/serving/completion";

/** A whole answer as the stream that a program asked for: what has to be checked first cannot be given out piece by piece. */
export function streamOf({ choices, usage, ...completion }: Completion, wantsUsage: boolean): string {
  const frame = { ...completion, object: "chat.completion.chunk" };
  const chunks: object[] = choices.flatMap((choice, index) => {
    const calls = choice.message.tool_calls?.map((call, position) => ({ ...(typeof call === "object" ? call : {}), index: position }));
    const delta = { role: "assistant", content: choice.message.content ?? null, ...(calls?.length ? { tool_calls: calls } : {}) };
    return [
      { ...frame, choices: [{ index, delta, finish_reason: null }] },
      { ...frame, choices: [{ index, delta: {}, finish_reason: choice.finish_reason ?? "stop" }] },
    ];
  });
  if (wantsUsage) chunks.push({ ...frame, choices: [], usage: usage ?? null });
  return `${chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join("")}data: [DONE]\n\n`;
}
