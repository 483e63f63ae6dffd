import { z } from "zod";
import { toolCallSchema } from "@/lib/datasets/schemas";

/** An answer with the calls that it makes. The ids of calls are drawn anew each time and say nothing. */
export function saidBy(text: string, calls: unknown): string {
  const known = z.array(toolCallSchema).safeParse(calls ?? []).data ?? [];
  return [text, ...known.map(({ function: { name, arguments: given } }) => `${name}(${given})`)].filter(Boolean).join("\n");
}
