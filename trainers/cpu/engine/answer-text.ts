import type { ChatTokenizer } from "../formats/tokenizer";

export interface AnswerText {
  /** Takes a token; answers the text that is now certain, and whether a stop text ended the answer. */
  push(token: number): { piece: string; stopped: boolean };
  /** What was held back, at the end. */
  rest(): string;
  text(): string;
  tokens(): number;
}

/** Turns tokens into text, holding back half characters and what may become a stop text. */
export function createAnswerText(tokenizer: ChatTokenizer, stops: string[], streaming: boolean): AnswerText {
  const ids: number[] = [];
  const longestStop = Math.max(0, ...stops.map((stop) => stop.length));
  let shown = 0;
  let cut: string | undefined;
  const full = () => cut ?? tokenizer.decode(ids);
  const show = (text: string, to: number) => {
    const piece = text.slice(shown, Math.max(shown, to));
    shown += piece.length;
    return piece;
  };
  return {
    push: (token) => {
      ids.push(token);
      if (!streaming && longestStop === 0) return { piece: "", stopped: false };
      const text = full();
      const at = Math.min(...stops.map((stop) => text.indexOf(stop)).filter((index) => index >= 0));
      if (Number.isFinite(at)) {
        cut = text.slice(0, at);
        return { piece: show(cut, at), stopped: true };
      }
      const certain = text.endsWith("\ufffd") ? shown : text.length - Math.max(0, longestStop - 1);
      return { piece: streaming ? show(text, certain) : "", stopped: false };
    },
    rest: () => (streaming ? show(full(), full().length) : ""),
    text: full,
    tokens: () => ids.length,
  };
}
