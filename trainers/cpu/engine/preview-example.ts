import { type EncodedChat, encodeChat } from "../formats/encode-chat";
import type { ChatTokenizer } from "../formats/tokenizer";
import type { TrainingExample } from "./types";

/** A stretch of an example as the model gets it. What lies beyond the context is "cut", learned or not. */
export interface PreviewSpan {
  text: string;
  kind: "learned" | "read" | "cut";
  tokens: number;
}

export interface ExamplePreview {
  tokens: number;
  learnedTokens: number;
  /** Place of the first token that is learned; where nothing is, the number of tokens. */
  firstLearned: number;
  /** Why the row cannot be used. */
  problem: string | null;
  spans: PreviewSpan[];
}

export interface PreviewWish {
  contextLength: number;
  /** Figures alone are quicker and smaller. */
  withSpans: boolean;
}

export const unusable = (problem: string): ExamplePreview => ({ tokens: 0, learnedTokens: 0, firstLearned: 0, problem, spans: [] });

/** Exactly the tokens and the marks that training would take, from the same function. */
export function previewExample(
  tokenizer: ChatTokenizer,
  example: TrainingExample,
  { contextLength, withSpans }: PreviewWish,
): ExamplePreview {
  try {
    const encoded = encodeChat(tokenizer, example);
    const first = encoded.learned.indexOf(1);
    return {
      tokens: encoded.ids.length,
      learnedTokens: encoded.learned.reduce((sum, flag) => sum + flag, 0),
      firstLearned: first < 0 ? encoded.ids.length : first,
      problem: null,
      spans: withSpans ? spansOf(tokenizer, encoded, contextLength) : [],
    };
  } catch (error) {
    return unusable(error instanceof Error ? error.message : String(error));
  }
}

function spansOf(tokenizer: ChatTokenizer, { ids, learned }: EncodedChat, limit: number): PreviewSpan[] {
  const spans: PreviewSpan[] = [];
  for (let from = 0; from < ids.length; ) {
    let to = from + 1;
    while (to < ids.length && learned[to] === learned[from]) to++;
    const kind = learned[from] === 1 ? "learned" : "read";
    const text = tokenizer.spell(ids.slice(from, to));
    const kept = Math.max(0, Math.min(to, limit) - from);
    if (kept === to - from) spans.push({ text, kind, tokens: kept });
    else {
      // A token may end within a letter; the letter then belongs to what is cut.
      const keptText = tokenizer.spell(ids.slice(from, from + kept)).replace(/\uFFFD+$/, "");
      if (kept > 0) spans.push({ text: keptText, kind, tokens: kept });
      spans.push({ text: text.slice(keptText.length), kind: "cut", tokens: to - from - kept });
    }
    from = to;
  }
  return spans;
}
