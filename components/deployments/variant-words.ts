import { isParityPending } from "@/lib/deployments/parity/wait-for-parity";
import type { Deployment, Variant } from "@/lib/deployments/schemas";
import { formatCount, formatDuration, formatNumber, formatPercent } from "@/lib/format";

/** Two variants of one model differ in what they are asked with, so the second one says its number too. */
export function variantName(variant: Variant, variants: readonly Variant[]): string {
  const isAlone = variants.filter(({ modelVersion }) => modelVersion.id === variant.modelVersion.id).length === 1;
  return isAlone ? variant.modelVersion.name : `${variant.modelVersion.name}, variant ${variant.number}`;
}

/** "90%", "0.5%" */
export const shareWords = (share: number) => formatPercent(share, Number.isInteger(Math.round(share * 10_000) / 100) ? 0 : 2);

/** Who answers, in a sentence that can be repeated. */
export function servesWords({ name, variants }: Pick<Deployment, "name" | "variants">): string {
  const serving = variants.filter(({ share }) => share > 0);
  const [first, ...others] = serving;
  if (!first) return restsWords(name, variants);
  if (others.length === 0) return `${variantName(first, variants)} answers everything.`;
  const names = serving.map((variant) => `${variantName(variant, variants)} ${shareWords(variant.share)}`);
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)} share the traffic.`;
}

/** A new deployment waits for the check of its first variant. */
function restsWords(name: string, variants: readonly Variant[]): string {
  const first = variants.find(({ number }) => number === 1);
  if (!first?.parity || first.parity.overrideReason !== null) return `${name} serves nothing.`;
  if (isParityPending(first.parity.status)) return `${name} answers as soon as ${variantName(first, variants)} is checked.`;
  const isStopped = first.parity.status === "stopped" || first.parity.status === "failed";
  return isStopped ? `${name} serves nothing: ${variantName(first, variants)} is stopped.` : `${name} serves nothing.`;
}

/** What the last day looked like. Counts, so nothing has to be estimated. */
export function dayWords({ requests, failed, formatFailed, medianLatencyMs }: Deployment["lastDay"]): string {
  if (requests === 0) return "Nobody has asked in the last day.";
  const bad = failed + formatFailed;
  const failures = bad === 0 ? "none failed" : `${formatNumber(bad)} failed`;
  const wait = medianLatencyMs === null ? "" : `; half of the answers came within about ${latencyWords(medianLatencyMs)}`;
  return `${formatCount(requests, "request")} in the last day, ${failures}${wait}.`;
}

export const latencyWords = (ms: number | null) => (ms === null ? "–" : ms < 1_000 ? `${formatNumber(ms)} ms` : formatDuration(ms));
