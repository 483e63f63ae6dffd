import { formatPercent } from "@/lib/format";
import { newcombeInterval } from "@/lib/statistics/newcombe";
import type { Alarm } from "../spending/schemas";

export interface Quality {
  /** Of the last day, and of the seven before it. */
  now: { requests: number; failed: number; p95LatencyMs: number | null };
  before: { requests: number; failed: number; p95LatencyMs: number | null };
}

/** It is looked at all the time, so that it takes more than the usual one in twenty. */
const confidence = 0.999;
/** Less is not worth waking somebody for, however sure. */
const worthSaying = 0.01;
const fewestRequests = 200;
const slower = 2;

/** What got worse since the week before, as far as sums of hours tell. */
export function qualityAlarms({ now, before }: Quality): Alarm[] {
  if (now.requests < fewestRequests || before.requests < fewestRequests) return [];
  return [...failureAlarm({ now, before }), ...latencyAlarm({ now, before })];
}

function failureAlarm({ now, before }: Quality): Alarm[] {
  const share = ({ failed, requests }: Quality["now"]) => ({ successes: failed, n: requests });
  const [surelyWorseBy] = newcombeInterval(share(before), share(now), confidence);
  const [today, week] = [now, before].map(({ failed, requests }) => failed / requests);
  if (today === undefined || week === undefined || surelyWorseBy <= 0 || today - week < worthSaying) return [];
  return [
    {
      kind: "quality",
      isOver: true,
      sentence: `${formatPercent(today)} of the answers failed or broke the format in the last day, ${formatPercent(week)} in the week before.`,
      advice: "Look at what failed in the log. If it came with a change of the traffic, the history takes that back with one click.",
    },
  ];
}

function latencyAlarm({ now, before }: Quality): Alarm[] {
  if (now.p95LatencyMs === null || before.p95LatencyMs === null || now.p95LatencyMs < slower * before.p95LatencyMs) return [];
  const times = Math.round((10 * now.p95LatencyMs) / before.p95LatencyMs) / 10;
  return [
    {
      kind: "quality",
      isOver: false,
      sentence: `The slowest twentieth of the answers takes ${times} times as long as in the week before.`,
      advice: "The provider may be busy. A fallback answers when a variant takes longer than the deployment waits.",
    },
  ];
}
