import { LabelCounter } from "./count-labels";
import { detectLanguage } from "./detect-language";
import { FoldedText } from "./near/fold-text";
import { signatureLength, signText } from "./near/min-hash";
import { NearPairs } from "./near/near-pairs";

export interface ScannedRow {
  position: number;
  promptText: string;
  contextText: string;
  answerText: string;
  tokenCount: number;
  state: string;
}

/** Telling a language takes twice as long as all else together, so of more examples than this only some are asked for theirs. */
const mostLanguages = 100_000;

/** What one look at every example leaves behind, in flat arrays: about 140 bytes an example. */
export class Scan {
  readonly pairs: NearPairs;
  readonly positions: Float64Array;
  readonly lengths: Uint32Array;
  /** 53 bits of what is asked, and of what is answered. */
  readonly asked: Float64Array;
  readonly answered: Float64Array;
  readonly languageOf: Uint8Array;
  readonly languages: string[] = [];
  readonly languageCounts: number[] = [];
  readonly states = new Map<string, number>();
  readonly labels = new LabelCounter();
  /** Of how many examples one is asked for its language. */
  readonly languageStep: number;
  private readonly folded = new FoldedText();
  private readonly signature = new Uint32Array(signatureLength);

  constructor(readonly capacity: number) {
    this.pairs = new NearPairs(capacity);
    this.languageStep = Math.max(1, Math.ceil(capacity / mostLanguages));
    this.positions = new Float64Array(capacity);
    this.lengths = new Uint32Array(capacity);
    this.asked = new Float64Array(capacity);
    this.answered = new Float64Array(capacity);
    this.languageOf = new Uint8Array(capacity);
  }

  get count(): number {
    return this.pairs.count;
  }

  add({ position, promptText, contextText, answerText, tokenCount, state }: ScannedRow): void {
    const row = this.count;
    if (row >= this.capacity) return;
    const { folded } = this;
    folded.clear();
    folded.add(promptText);
    folded.add(contextText);
    this.asked[row] = folded.length === 0 ? -1 : folded.hash();
    const asked = folded.length;
    folded.add(answerText);
    this.answered[row] = folded.hash(asked);
    signText(folded, this.signature);
    this.pairs.add(this.signature, folded.length > 0);
    this.positions[row] = position;
    this.lengths[row] = tokenCount;
    this.states.set(state, (this.states.get(state) ?? 0) + 1);
    this.languageOf[row] = row % this.languageStep === 0 ? this.languageIndex(detectLanguage(promptText)) : 0;
    this.labels.add(answerText, row);
  }

  /** 0 where it could not be told. */
  private languageIndex(language: string | null): number {
    if (language === null) return 0;
    let index = this.languages.indexOf(language);
    if (index === -1) index = this.languages.push(language) - 1;
    this.languageCounts[index] = (this.languageCounts[index] ?? 0) + 1;
    return index + 1;
  }

  rowAt(position: number): number {
    let low = 0;
    for (let high = this.count; low < high; ) {
      const middle = (low + high) >> 1;
      if ((this.positions[middle] ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
