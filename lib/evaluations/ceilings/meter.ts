import type { Ceilings, StopReason } from "./schemas";

/** A price that nobody has entered counts as nothing. */
export interface Paid {
  usd: number;
  tokens: number;
}

export interface Turn {
  /** The answer came, and took so much. */
  pay: (paid: Paid) => void;
  /** Nothing is on its way any more, whether it was paid for or not. */
  end: () => void;
}

/** Sums of prices in binary fall a hair beside the amount that a person entered. */
const hair = 1e-9;

/**
 * What an evaluation has paid, asked before every question. What is on its way is taken to cost as much as what came back, so that a ceiling
 * is passed by no more than that guess is wrong for it; before anything came back, by no more than what is on its way.
 */
export class Meter {
  private onTheirWay = 0;
  private paidCount: number;
  private reached: StopReason | null = null;

  constructor(
    private ceilings: Ceilings,
    private readonly spent: Paid,
    answeredBefore: number,
  ) {
    this.paidCount = answeredBefore;
  }

  get isLimited(): boolean {
    return this.ceilings.ceilingUsd !== null || this.ceilings.ceilingTokens !== null;
  }

  /** Null while there is room. */
  get stopReason(): StopReason | null {
    return this.reached;
  }

  /** The turn to ask one question; null at a ceiling. */
  takeTurn(): Turn | null {
    this.reached ??= this.reasonToStop();
    if (this.reached) return null;
    this.onTheirWay++;
    let isOver = false;
    const end = () => {
      if (!isOver) this.onTheirWay--;
      isOver = true;
    };
    const pay = ({ usd, tokens }: Paid) => {
      end();
      this.spent.usd += usd;
      this.spent.tokens += tokens;
      this.paidCount++;
    };
    return { pay, end };
  }

  /** Somebody may have changed them meanwhile. */
  keepTo({ ceilingUsd, ceilingTokens }: Ceilings): void {
    if (ceilingUsd === this.ceilings.ceilingUsd && ceilingTokens === this.ceilings.ceilingTokens) return;
    this.ceilings = { ceilingUsd, ceilingTokens };
    this.reached = null;
  }

  private reasonToStop(): StopReason | null {
    const { ceilingUsd, ceilingTokens } = this.ceilings;
    if (ceilingUsd !== null && !this.hasRoom(this.spent.usd, ceilingUsd)) return "cost_ceiling";
    if (ceilingTokens !== null && !this.hasRoom(this.spent.tokens, ceilingTokens)) return "token_ceiling";
    return null;
  }

  private hasRoom(spent: number, ceiling: number): boolean {
    const each = spent / Math.max(1, this.paidCount);
    return spent < ceiling - hair && spent + (this.onTheirWay + 1) * each <= ceiling + hair;
  }
}
