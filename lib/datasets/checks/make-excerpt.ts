import type { ExampleContent } from "@/lib/datasets/schemas";
import type { Excerpt, Span } from "./schemas";
import type { Place } from "./texts-of";

const around = 60;
const longest = 200;

/** The text around a finding; null when the text has changed since and the place is gone. */
export function makeExcerpt(content: ExampleContent, span: Span): Excerpt | null {
  const text = textAt(content, span);
  if (text === null || span.to > text.length) return null;
  const start = Math.max(0, span.from - around);
  const end = Math.min(text.length, span.to + around);
  const found = text.slice(span.from, span.to);
  return {
    before: `${start > 0 ? "…" : ""}${text.slice(start, span.from)}`,
    found: found.length > longest ? `${found.slice(0, longest)}…` : found,
    after: `${text.slice(span.to, end)}${end < text.length ? "…" : ""}`,
    type: span.type,
  };
}

/** The text that a place is in; null when there is none. */
export function textAt({ messages, rejected }: ExampleContent, { part, message, call }: Place): string | null {
  const found = (part === "messages" ? messages : rejected)?.[message];
  if (!found) return null;
  return call === null ? found.content : (found.tool_calls?.[call]?.function.arguments ?? null);
}
