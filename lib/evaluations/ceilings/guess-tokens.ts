/** Bytes of one case, on average. */
export interface CaseSize {
  promptBytes: number;
  targetBytes: number;
}

export interface Asking {
  /** Of the instruction. */
  systemBytes: number;
  /** Examples or passages shown before every question. */
  shownCount: number;
  maxTokens: number;
  judges: readonly { votes: number; rubricBytes: number }[];
}

export type Range = [low: number, high: number];

/** Few languages take more bytes for a token than the first, or fewer than the second. */
const bytesPerToken: Range = [5, 2.5];
/** What stands around every message, and how much a judge writes. */
const around: Range = [4, 20];
const verdictTokens: Range = [20, 400];
/** A judge that answers in the wrong form is asked once more. */
const triesOfJudge: Range = [1, 2];

/** Input and output of one case by the length of its texts, where nobody has measured it. */
export function guessTokens({ promptBytes, targetBytes }: CaseSize, { systemBytes, shownCount, maxTokens, judges }: Asking) {
  const at = (end: 0 | 1) => {
    const tokens = (bytes: number) => bytes / bytesPerToken[end];
    const shown = shownCount * (promptBytes + targetBytes) * (end === 0 ? 0.5 : 2);
    const answer = end === 0 ? Math.min(maxTokens, tokens(targetBytes)) : maxTokens;
    const judging = judges.reduce((sum, { votes, rubricBytes }) => {
      const once = tokens(rubricBytes + promptBytes + targetBytes) + answer + around[end] + verdictTokens[end];
      return sum + votes * triesOfJudge[end] * once;
    }, 0);
    return { prompt: tokens(promptBytes + systemBytes + shown) + around[end], answer, judging };
  };
  return { low: at(0), high: at(1) };
}
