import { costOfTokens } from "./prices-of";

interface Limits {
  budgetUsd: number | null;
  budgetTokens: number | null;
  inputPrice: number | null;
  outputPrice: number | null;
}

interface Tokens {
  promptTokens: number;
  completionTokens: number;
}

/**
 * Money and tokens that may still be spent. What a question could cost at most is set aside before it is asked, so that no answer, however long,
 * takes the sum over its limit.
 */
export class Budget {
  private reservedUsd = 0;
  private reservedTokens = 0;

  constructor(
    private readonly limits: Limits,
    private spentUsd: number,
    private spentTokens: number,
  ) {}

  get hasReservations(): boolean {
    return this.reservedTokens > 0;
  }

  /** False: it does not fit any more. */
  reserve(atMost: Tokens): boolean {
    const { usd, tokens } = this.sizeOf(atMost);
    const { budgetUsd, budgetTokens } = this.limits;
    const isTooDear = budgetUsd !== null && this.spentUsd + this.reservedUsd + usd > budgetUsd;
    if (isTooDear || (budgetTokens !== null && this.spentTokens + this.reservedTokens + tokens > budgetTokens)) return false;
    this.reservedUsd += usd;
    this.reservedTokens += tokens;
    return true;
  }

  /** Gives back what was set aside; `used` is null where nothing was answered. */
  settle(reserved: Tokens, used: Tokens | null): void {
    const { usd, tokens } = this.sizeOf(reserved);
    this.reservedUsd -= usd;
    this.reservedTokens -= tokens;
    if (!used) return;
    this.spentUsd += this.sizeOf(used).usd;
    this.spentTokens += this.sizeOf(used).tokens;
  }

  private sizeOf({ promptTokens, completionTokens }: Tokens): { usd: number; tokens: number } {
    return { usd: costOfTokens(this.limits, promptTokens, completionTokens) ?? 0, tokens: promptTokens + completionTokens };
  }
}
