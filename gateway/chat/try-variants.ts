import { setTimeout as sleep } from "node:timers/promises";
import type { RoutedVariant } from "../routing/routing-table";
import { UpstreamFailure } from "./ask-upstream";
import type { Exchange } from "./exchange";

const retryPauseMs = 50;

/**
 * Asks the variant that the unit belongs to, once more where that may help, and then the fallback. Nothing has gone out to the program yet, so
 * nobody notices. When all fail, the first reason counts: it is what somebody has to mend.
 */
export async function tryVariants<T>(exchange: Exchange, ask: (variant: RoutedVariant) => Promise<T>): Promise<T> {
  const { assigned, deployment, signal } = exchange;
  const { fallback } = deployment;
  let reason: UpstreamFailure | null = null;
  for (const variant of fallback && fallback.id !== assigned.id ? [assigned, fallback] : [assigned]) {
    for (const isLast of [false, true]) {
      exchange.attempts += 1;
      exchange.served = variant;
      try {
        return await ask(variant);
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof UpstreamFailure)) throw error;
        reason ??= error;
        // The one that was to answer says that the request is wrong; of the fallback it says only that it is another model.
        if (!error.mayFallBack && variant.id === assigned.id) throw error;
        if (isLast || !error.mayRetry) break;
        await sleep(retryPauseMs * (1 + Math.random()));
      }
    }
  }
  throw reason ?? new Error("There was no variant to ask.");
}
