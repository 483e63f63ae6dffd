import type { ExampleContent } from "@/lib/datasets/schemas";
import { checkTexts } from "./check-texts";
import { checkToolCalls } from "./check-tool-calls";
import { checkTurns } from "./check-turns";
import type { Finding, ModelLength } from "./schemas";

/** What an example is measured by; `rules-of.ts` makes it. */
export interface CheckRules {
  /** What is wrong with an answer under the project's schema, in words; null when the project has none. */
  checkAnswer: ((answer: string) => string | null) | null;
  /** The models that can be tuned and how much they read. */
  models: readonly ModelLength[];
}

/** All that can be said by looking at one example alone. Pure and fast: it runs for every imported row. */
export function checkContent(content: ExampleContent, tokenCount: number, { checkAnswer, models }: CheckRules): Finding[] {
  const { messages } = content;
  const last = messages.at(-1);
  const found = checkTurns(messages);
  if (messages.some(({ tool_calls }) => tool_calls) || content.rejected?.some(({ tool_calls }) => tool_calls))
    found.push(...checkToolCalls(content));
  found.push(...checkTexts(content));
  if (last?.role === "assistant" && last.content !== "") {
    const problem = checkAnswer?.(last.content);
    if (problem) found.push({ kind: "schema_mismatch", key: "", detail: { words: problem } });
    const trimmed = last.content.trim();
    if (trimmed !== last.content && trimmed !== "")
      found.push({ kind: "untrimmed", key: "", detail: { words: "The answer has blanks or empty lines around it." } });
  }
  const tooLong = checkLength(tokenCount, models);
  if (tooLong) found.push(tooLong);
  return found;
}

/** Null when every model reads it to the end. */
export function checkLength(tokenCount: number, models: readonly ModelLength[]): Finding | null {
  const cut = models.filter(({ contextLength }) => tokenCount > contextLength);
  if (cut.length === 0) return null;
  const names = cut.map(({ label, contextLength }) => `${label} reads ${contextLength.toLocaleString("en")}`).join(", ");
  return { kind: "too_long", key: "", detail: { words: `About ${tokenCount.toLocaleString("en")} tokens; ${names}.` } };
}
