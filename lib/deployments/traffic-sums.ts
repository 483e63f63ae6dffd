import type { RequestHour } from "@/lib/db/generated/client";
import { latencyQuantile } from "./latency-steps";
import type { TrafficSums } from "./schemas";

/** Hours added up. */
export function sumTraffic(hours: readonly RequestHour[]): TrafficSums {
  const latency: number[] = [];
  for (const hour of hours) for (const [step, count] of hour.latency.entries()) latency[step] = (latency[step] ?? 0) + count;
  const counts = Array.from(latency, (count) => count ?? 0);
  const sum = (of: (hour: RequestHour) => number | bigint) => hours.reduce((total, hour) => total + Number(of(hour)), 0);
  return {
    requests: sum(({ requests }) => requests),
    failed: sum(({ failed }) => failed),
    refused: sum(({ refused }) => refused),
    clientLeft: sum(({ clientLeft }) => clientLeft),
    fallbacks: sum(({ fallbacks }) => fallbacks),
    formatRepaired: sum(({ formatRepaired }) => formatRepaired),
    formatFailed: sum(({ formatFailed }) => formatFailed),
    promptTokens: sum(({ promptTokens }) => promptTokens),
    completionTokens: sum(({ completionTokens }) => completionTokens),
    costUsd: sum(({ costUsd }) => costUsd),
    unpriced: sum(({ unpriced }) => unpriced),
    medianLatencyMs: latencyQuantile(counts, 0.5),
    p95LatencyMs: latencyQuantile(counts, 0.95),
  };
}

const dayMs = 24 * 60 * 60 * 1000;

/** The first hour that counts as the last day. */
export const lastDayStart = (now = Date.now()) => new Date(now - dayMs);
