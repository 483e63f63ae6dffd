import { formatMoney, formatNumber, formatPercent, formatPoints, formatSigned } from "@/lib/format";

export interface Metric {
  /** As a sentence says it: "more thumbs up". */
  label: string;
  better: "higher" | "lower";
  unit: "share" | "ms" | "usd" | "number";
}

const fixed: Record<string, Metric> = {
  thumb: { label: "thumbs up", better: "higher", unit: "share" },
  failed: { label: "failed answers", better: "lower", unit: "share" },
  left: { label: "answers nobody waited for", better: "lower", unit: "share" },
  format_failed: { label: "answers that break the format", better: "lower", unit: "share" },
  latency: { label: "waiting time", better: "lower", unit: "ms" },
  judge: { label: "the judge’s marks", better: "higher", unit: "share" },
  cost: { label: "cost per 1,000 answers", better: "lower", unit: "usd" },
};

/** Scores may be on any scale; outcomes are told as 0 or 1 and read as shares. */
export function metricOf(key: string): Metric {
  const known = fixed[key];
  if (known) return known;
  const [kind, ...rest] = key.split(":");
  const label = rest.join(":");
  return kind === "outcome" ? { label, better: "higher", unit: "share" } : { label, better: "higher", unit: "number" };
}

/** Costs are kept for one answer and told for a thousand. */
const scaleOf = ({ unit }: Metric) => (unit === "usd" ? 1_000 : 1);

export function formatLevel(key: string, value: number): string {
  const metric = metricOf(key);
  if (metric.unit === "share") return formatPercent(value, 1);
  if (metric.unit === "ms") return `${formatNumber(value)} ms`;
  return metric.unit === "usd" ? formatMoney(value * scaleOf(metric)) : formatNumber(value, 2);
}

export function formatChange(key: string, value: number): string {
  const metric = metricOf(key);
  if (metric.unit === "share") return formatPoints(value, 1);
  if (metric.unit === "ms") return `${formatSigned(value)} ms`;
  if (metric.unit === "number") return formatSigned(value, 2);
  return `${value < 0 ? "" : "+"}${formatMoney(value * scaleOf(metric))}`;
}
