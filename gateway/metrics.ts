import type { RequestRecord } from "@/lib/deployments/request-record";
import type { Exchange } from "./chat/exchange";

const latencySeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

interface Series {
  labels: Record<string, string>;
  value: number;
}

interface Histogram {
  labels: Record<string, string>;
  counts: number[];
  sum: number;
  total: number;
}

/** Counters as Prometheus reads them. Every request that came in is in exactly one `result`. */
export function createMetrics() {
  const counters = new Map<string, Map<string, Series>>();
  const latencies = new Map<string, Histogram>();
  let inFlight = 0;

  function count(name: string, labels: Record<string, string>, by = 1): void {
    const all = counters.get(name) ?? new Map<string, Series>();
    counters.set(name, all);
    const key = JSON.stringify(labels);
    const series = all.get(key) ?? { labels, value: 0 };
    series.value += by;
    all.set(key, series);
  }

  function ended({ deployment }: Exchange, record: RequestRecord): void {
    const name = deployment.name;
    count("hone_gateway_requests_total", { deployment: name, result: record.outcome });
    if (record.servedVariantId !== record.variantId) count("hone_gateway_fallbacks_total", { deployment: name });
    if (record.format) count("hone_gateway_format_total", { deployment: name, result: record.format });
    if (record.answeredModel) count("hone_gateway_other_model_total", { deployment: name });
    count("hone_gateway_upstream_requests_total", { deployment: name }, record.attempts);
    for (const [kind, tokens] of [
      ["prompt", record.promptTokens],
      ["completion", record.completionTokens],
    ] as const)
      if (tokens) count("hone_gateway_tokens_total", { deployment: name, kind }, tokens);
    if (record.outcome !== "ok") return;
    const seconds = record.latencyMs / 1_000;
    const histogram = latencies.get(name) ?? { labels: { deployment: name }, counts: latencySeconds.map(() => 0), sum: 0, total: 0 };
    latencies.set(name, histogram);
    histogram.sum += seconds;
    histogram.total += 1;
    for (const [index, limit] of latencySeconds.entries())
      if (seconds <= limit) histogram.counts[index] = (histogram.counts[index] ?? 0) + 1;
  }

  return {
    count,
    ended,
    /** Turned away before it became anybody's request. */
    refused: (code: string) => count("hone_gateway_requests_total", { deployment: "", result: code }),
    began: () => (inFlight += 1),
    left: () => (inFlight -= 1),
    inFlight: () => inFlight,
    /** Text for a scrape; `gauges` are read at this moment. */
    write(gauges: Record<string, number>): string {
      const lines: string[] = [];
      for (const [name, all] of counters) {
        lines.push(`# TYPE ${name} counter`);
        for (const { labels, value } of all.values()) lines.push(`${name}${written(labels)} ${value}`);
      }
      const latency = "hone_gateway_latency_seconds";
      if (latencies.size > 0) lines.push(`# TYPE ${latency} histogram`);
      for (const { labels, counts, sum, total } of latencies.values()) {
        for (const [index, limit] of latencySeconds.entries())
          lines.push(`${latency}_bucket${written({ ...labels, le: String(limit) })} ${counts[index] ?? 0}`);
        lines.push(`${latency}_bucket${written({ ...labels, le: "+Inf" })} ${total}`);
        lines.push(`${latency}_sum${written(labels)} ${sum}`, `${latency}_count${written(labels)} ${total}`);
      }
      for (const [name, value] of Object.entries(gauges)) lines.push(`# TYPE ${name} gauge`, `${name} ${value}`);
      return `${lines.join("\n")}\n`;
    },
  };
}

export type Metrics = ReturnType<typeof createMetrics>;

function written(labels: Record<string, string>): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, "_")}"`);
  return parts.length > 0 ? `{${parts.join(",")}}` : "";
}
