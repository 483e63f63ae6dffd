import { countTokens, decode, encode } from "gpt-tokenizer/encoding/o200k_base";
import { templateMarks } from "./families";

const asText = { disallowedSpecial: new Set<string>() };

/** Tokens under o200k_base; a template's own signs are one token each, as they are in the tokenizer they belong to. */
export function countPart(text: string): number {
  const marks = text.match(templateMarks)?.length ?? 0;
  return marks + (marks === 0 ? countTokens(text, asText) : countTokens(text.replace(templateMarks, ""), asText));
}

/** The beginning of a text that makes about this many tokens. */
export function firstTokens(text: string, count: number): string {
  if (count <= 0) return "";
  return decode(encode(text, asText).slice(0, count)).replace(/\uFFFD+$/, "");
}
