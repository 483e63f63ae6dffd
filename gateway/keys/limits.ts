import { monthOf } from "@/lib/deployments/month-of";
import { GatewayError } from "../http/gateway-error";
import type { RoutedKey } from "../routing/routing-data";

interface Bucket {
  tokens: number;
  at: number;
}

/** How much each key may still ask. Every gateway counts for itself; what is spent comes together in the database every few seconds. */
export function createLimits(now: () => number = Date.now) {
  const buckets = new Map<string, Bucket>();
  /** As the database has it, and what this process logged since. */
  let known = new Map<string, number>();
  let month = monthOf(new Date(now()));
  const pending = new Map<string, number>();

  function takeRequest({ id, requestsPerMinute }: RoutedKey): void {
    if (requestsPerMinute === null) return;
    const at = now();
    const bucket = buckets.get(id) ?? { tokens: requestsPerMinute, at };
    const tokens = Math.min(requestsPerMinute, bucket.tokens + ((at - bucket.at) / 60_000) * requestsPerMinute);
    buckets.set(id, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    if (tokens >= 1) return;
    const seconds = Math.max(1, Math.ceil(((1 - tokens) / requestsPerMinute) * 60));
    throw new GatewayError(
      429,
      "rate_limit_exceeded",
      `This key may ask ${requestsPerMinute} times a minute. Try again in ${seconds} s, or raise the limit on the deployment's page.`,
      { "retry-after": String(seconds) },
    );
  }

  function requireBudget({ id, monthlyBudgetUsd }: RoutedKey): void {
    if (monthlyBudgetUsd === null) return;
    const spent = (month === monthOf(new Date(now())) ? (known.get(id) ?? 0) : 0) + (pending.get(id) ?? 0);
    if (spent < monthlyBudgetUsd) return;
    throw new GatewayError(
      429,
      "insufficient_quota",
      `This key has spent its budget of $${monthlyBudgetUsd} for this month. Raise it on the deployment's page, or wait for the first of the month.`,
    );
  }

  const add = (keyId: string, usd: number) => {
    const sum = (pending.get(keyId) ?? 0) + usd;
    if (sum > 1e-12) pending.set(keyId, sum);
    else pending.delete(keyId);
  };

  return {
    takeRequest,
    requireBudget,
    /** Logged here, not in the database yet. */
    spend: (keyId: string, usd: number) => add(keyId, usd),
    /** What the database says now, with what of ours has arrived there. */
    settle(spent: { month: string; known: Map<string, number>; delivered: Map<string, number> }) {
      ({ known, month } = spent);
      for (const [keyId, usd] of spent.delivered) add(keyId, -usd);
    },
  };
}

export type Limits = ReturnType<typeof createLimits>;
