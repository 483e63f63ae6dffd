/** Words and pairs of neighbours, in small letters. */
export function featuresOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)];
}

/**
 * Multinomial naive Bayes with Laplace's smoothing (Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 2008, ch. 13).
 * What a day's work without any language model reaches.
 */
export class NaiveBayes {
  readonly #counts = new Map<string, Map<string, number>>();
  readonly #features = new Map<string, number>();
  readonly #examples = new Map<string, number>();
  #seen = 0;

  learn(features: string[], label: string): void {
    this.#seen++;
    add(this.#examples, label, 1);
    add(this.#features, label, features.length);
    for (const feature of features) {
      const counts = this.#counts.get(feature) ?? new Map<string, number>();
      this.#counts.set(feature, counts);
      add(counts, label, 1);
    }
  }

  get labels(): ReadonlyMap<string, number> {
    return this.#examples;
  }

  /** The likeliest label; null before anything was learned. */
  classify(features: string[]): string | null {
    const known = features.flatMap((feature) => this.#counts.get(feature) ?? []);
    const scores = new Map<string, number>();
    for (const [label, count] of this.#examples) {
      const total = (this.#features.get(label) ?? 0) + this.#counts.size;
      scores.set(label, Math.log(count / this.#seen) - known.length * Math.log(total));
    }
    // With one added to each count, a feature that a label never had adds log 1 = 0: only those that it had are looked at.
    for (const counts of known) for (const [label, count] of counts) add(scores, label, Math.log(count + 1));
    let best: [string, number] | null = null;
    for (const entry of scores) if (!best || entry[1] > best[1]) best = entry;
    return best?.[0] ?? null;
  }
}

function add(totals: Map<string, number>, key: string, amount: number): void {
  totals.set(key, (totals.get(key) ?? 0) + amount);
}
