import { formatNumber } from "@/lib/format";
import { alwaysValidInterval } from "@/lib/statistics/always-valid";
import type { Contrast } from "@/lib/statistics/contrast";
import { formatChange, metricOf } from "./metric";
import type { ExperimentVerdict, Guard } from "./schemas";

/** Below as many people an arm, the approximation that every interval rests on is none. */
export const fewestUnits = 100;

interface Facts {
  control: string;
  treatment: string;
  metric: string;
  minimumEffect: number;
  contrast: Contrast | null;
  fewestInAnArm: number;
  isSplitBroken: boolean;
  guardrails: readonly Guard[];
}

/** Ship, keep running or roll back, and why. Holds at every look, because the intervals do. */
export function judgeExperiment(facts: Facts): ExperimentVerdict {
  const { control, treatment, metric, minimumEffect, contrast, guardrails } = facts;
  if (facts.isSplitBroken)
    return {
      advice: "hidden",
      sentence: "The split is broken, so nothing can be said.",
      detail:
        "Far more people came to one side than its share: something sends them there, or loses them on the way. No figure of this test can be believed until that is found. Look at who sets the user of a request, and start a new test.",
    };
  const broken = guardrails.find(({ state }) => state === "broken");
  if (broken)
    return {
      advice: "roll_back",
      sentence: `Roll back to ${control}: ${metricOf(broken.metric).label} got worse than it may.`,
      detail: `${said(broken.metric, broken.contrast?.value ?? 0, broken.contrast?.ci95 ?? [0, 0])} At most ${formatChange(broken.metric, limitOf(broken))} was allowed.`,
    };
  if (!contrast || facts.fewestInAnArm < fewestUnits)
    return {
      advice: "keep_running",
      sentence: "Keep running: it has only begun.",
      detail: `Nothing is said before ${fewestUnits} people on each side were measured; the smaller side has ${formatNumber(facts.fewestInAnArm)}.`,
    };
  const gain = asGain(metric, contrast);
  const detail = said(metric, contrast.value, alwaysValidInterval(contrast));
  if (gain.low > 0 && gain.value >= minimumEffect)
    return { advice: "ship", sentence: `Ship ${treatment}: it is better than ${control}.`, detail };
  if (gain.high < 0) return { advice: "roll_back", sentence: `Roll back to ${control}: ${treatment} is worse.`, detail };
  if (gain.high < minimumEffect)
    return {
      advice: "roll_back",
      sentence: `Stay with ${control}: ${treatment} brings less than is worth having.`,
      detail: `${detail} At least ${formatChange(metric, signed(metric, minimumEffect))} was asked for.`,
    };
  const looks =
    gain.value >= minimumEffect
      ? `${treatment} looks better`
      : gain.value > 0
        ? `${treatment} looks a little better`
        : `${treatment} does not look better`;
  return { advice: "keep_running", sentence: `Keep running: ${looks}, but it is too early to be sure.`, detail };
}

/** The way that is good counts as up. */
function asGain(metric: string, contrast: Contrast): { value: number; low: number; high: number } {
  const [low, high] = alwaysValidInterval(contrast);
  return metricOf(metric).better === "higher" ? { value: contrast.value, low, high } : { value: -contrast.value, low: -high, high: -low };
}

const signed = (metric: string, gain: number) => (metricOf(metric).better === "higher" ? gain : -gain);
const limitOf = ({ metric, limit }: Guard) => -signed(metric, limit);

function said(metric: string, value: number, [low, high]: readonly [number, number]): string {
  const { label } = metricOf(metric);
  return `${formatChange(metric, value)} in ${label}, 95% interval ${formatChange(metric, low)} to ${formatChange(metric, high)}, which holds at every look.`;
}

/** A change for the worse beyond its limit, surely, perhaps, or surely not. */
export function guardState(metric: string, limit: number, contrast: Contrast | null, fewestInAnArm: number): Guard["state"] {
  if (!contrast || fewestInAnArm < fewestUnits) return "unknown";
  const { low, high } = asGain(metric, contrast);
  if (high < -limit) return "broken";
  return low < -limit ? "close" : "inside";
}
