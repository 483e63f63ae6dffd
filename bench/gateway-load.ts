import { Pool } from "undici";

export interface Target {
  /** Ends in /v1. */
  url: string;
  model: string;
  headers: Record<string, string>;
}

export interface Figures {
  /** All that were asked, those before the clock began among them. */
  requests: number;
  failed: number;
  perSecond: number;
  p50: number;
  p99: number;
  firstByteP50: number;
}

interface Load {
  inFlight: number;
  /** One of the two ends it. */
  ms?: number;
  requests?: number;
  isStream?: boolean;
}

/** About a kilobyte, as a support message with its instruction has. */
const words = "My parcel was to come on Monday and did not, and nobody could tell me where it is. ".repeat(10);

/** Connections are opened and whatever slept wakes up before the clock begins: after ten idle seconds Node has given its memory back. */
const warmUpMs = 2_000;

/** Each program asks again as soon as it has its answer. */
export async function load(target: Target, { inFlight, ms, requests, isStream = false }: Load): Promise<Figures> {
  const { origin, pathname } = new URL(target.url);
  const pool = new Pool(origin, { connections: inFlight, pipelining: 1 });
  const messages = [
    { role: "system", content: "Sort the message." },
    { role: "user", content: words },
  ];
  const body = JSON.stringify({ model: target.model, messages, temperature: 0, stream: isStream });
  const options = {
    path: `${pathname}/chat/completions`,
    method: "POST" as const,
    headers: { "content-type": "application/json", ...target.headers },
    body,
  };
  const took: number[] = [];
  const firstByte: number[] = [];
  let failed = 0;
  let begun = 0;
  let ended = 0;
  const startedAt = performance.now() + (requests === undefined ? warmUpMs : 0);
  const goesOn = () => (requests === undefined ? performance.now() - startedAt < (ms ?? 0) : begun < requests);
  const program = async () => {
    while (goesOn()) {
      begun += 1;
      const at = performance.now();
      const isCounted = at >= startedAt;
      const answer = await pool.request(options);
      let isFirst = isCounted;
      for await (const _ of answer.body) {
        if (isFirst) firstByte.push(performance.now() - at);
        isFirst = false;
      }
      ended += 1;
      if (isCounted) took.push(performance.now() - at);
      if (answer.statusCode !== 200) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, program));
  const seconds = (performance.now() - startedAt) / 1_000;
  await pool.close();
  return {
    requests: ended,
    failed,
    perSecond: took.length / seconds,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    firstByteP50: quantile(firstByte, 0.5),
  };
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
