/** So many refusals in a row: it is not the pace. */
const mostRefusals = 30;
export const shortestPauseMs = 250;
const longestPauseMs = 60_000;

/** How many questions at once: as many as the other side takes. Refused for asking too much, half of it; answered, slowly more again. */
export class Pace {
  private limit: number;
  private active = 0;
  private answeredSince = 0;
  private refusedInARow = 0;
  private closedUntil = 0;
  private waiting: (() => void)[] = [];
  /** One listener for all who wait: each with its own would be more than a signal likes. */
  private readonly heard = new WeakSet<AbortSignal>();

  constructor(private readonly most: number) {
    this.limit = most;
  }

  get atOnce(): number {
    return this.limit;
  }

  async enter(signal: AbortSignal): Promise<void> {
    this.wakeOnAbort(signal);
    for (;;) {
      signal.throwIfAborted();
      const closedMs = this.closedUntil - Date.now();
      if (closedMs <= 0 && this.active < this.limit) break;
      await this.wait(closedMs > 0 ? closedMs : null);
    }
    this.active++;
  }

  leave(): void {
    this.active--;
    this.wake();
  }

  /** Every full round of answers earns one more question at once. */
  succeed(): void {
    this.refusedInARow = 0;
    this.answeredSince++;
    if (this.answeredSince < this.limit || this.limit >= this.most) return;
    this.limit++;
    this.answeredSince = 0;
  }

  /** For an answer that was refused for asking too much. False: so often in a row that whoever asks had better come back later. */
  takeRefusal(retryAfterMs: number | null): boolean {
    if (++this.refusedInARow > mostRefusals) return false;
    this.slowDown(Math.min(longestPauseMs, retryAfterMs ?? shortestPauseMs * 2 ** Math.min(this.refusedInARow, 6)));
    return true;
  }

  slowDown(forMs: number): void {
    this.limit = Math.max(1, Math.floor(this.limit / 2));
    this.answeredSince = 0;
    this.closedUntil = Math.max(this.closedUntil, Date.now() + forMs);
  }

  private wait(ms: number | null): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === null ? null : setTimeout(done, ms);
      this.waiting.push(done);
      function done() {
        if (timer) clearTimeout(timer);
        resolve();
      }
    });
  }

  private wakeOnAbort(signal: AbortSignal): void {
    if (this.heard.has(signal)) return;
    this.heard.add(signal);
    signal.addEventListener("abort", () => this.wake(), { once: true });
  }

  private wake(): void {
    const woken = this.waiting;
    this.waiting = [];
    for (const resume of woken) resume();
  }
}
