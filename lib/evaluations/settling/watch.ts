import { logCapital } from "@/lib/statistics/betting";
import type { GroupTally } from "@/lib/statistics/group-tally";
import { tooFew } from "../too-few";
import { largestSource } from "./largest-source";

/** A case in the order in which cases are asked. */
export interface OrderedCase {
  id: string;
  /** Null for a case that has a source of its own. */
  source: string | null;
}

/** By case; null where it could not be graded. */
export type ScoreOfCase = Map<string, number | null>;

interface Held {
  order: readonly OrderedCase[];
  baseline: ScoreOfCase;
  own: ScoreOfCase;
  /** How many models are held against the baseline: each gets its part of the 5% (Bonferroni). */
  among: number;
}

const alpha = 0.05;
/** One look for so many cases that it has: any plan of looks keeps the promise, and many cases make a look dear. */
const looksPerCase = 1 / 50;

/**
 * Looks at the differences as they come in, always at the first cases of the order and never at those that happened to be fast: slow answers
 * are often the wrong ones. It is settled once, and what comes after does not unsettle it.
 */
export class Watch {
  private at = 0;
  private cases = 0;
  private nextLook = 0;
  private settledAt: number | null = null;
  private readonly tally = new Map<string, { size: number; sum: number; count: number }>();
  private readonly largest: number;

  constructor(private readonly held: Held) {
    this.largest = largestSource(held.order);
    this.look();
  }

  /** Of the cases in their order, how many had an answer of both when it was settled; null while it is not. */
  get settledCount(): number | null {
    return this.settledAt;
  }

  note(caseId: string, score: number | null): void {
    this.held.own.set(caseId, score);
    this.look();
  }

  private look(): void {
    while (this.settledAt === null && this.takeSource()) {
      if (this.cases < this.nextLook) continue;
      this.nextLook = this.cases + Math.max(1, Math.floor(this.cases * looksPerCase));
      if (this.isSettled()) this.settledAt = this.at;
    }
  }

  /** The next source, if every case of it has both answers. */
  private takeSource(): boolean {
    const { order, baseline, own } = this.held;
    const source = order[this.at]?.source ?? null;
    let end = this.at;
    let [size, sum] = [0, 0];
    do {
      const next = order[end];
      if (!next || !baseline.has(next.id) || !own.has(next.id)) return false;
      const [before, after] = [baseline.get(next.id) ?? null, own.get(next.id) ?? null];
      if (before !== null && after !== null) {
        size++;
        sum += after - before;
      }
      end++;
    } while (source !== null && order[end]?.source === source);
    this.at = end;
    this.cases += size;
    if (size > 0) this.add(size, sum);
    return true;
  }

  private add(size: number, sum: number): void {
    const key = `${size} ${sum.toFixed(9)}`;
    const known = this.tally.get(key);
    if (known) known.count++;
    else this.tally.set(key, { size, sum, count: 1 });
  }

  private isSettled(): boolean {
    const tally: GroupTally = [...this.tally.values()];
    if (tooFew(this.cases, tally)) return false;
    return logCapital(0, { tally, bounds: [-1, 1], largestSource: this.largest }) >= Math.log(this.held.among / alpha);
  }
}
