import { alwaysValidInterval, alwaysValidPValue, reachAt } from "@/lib/statistics/always-valid";
import { type Arm, type RatioSums, ratioArmOf, shareArmOf } from "@/lib/statistics/arm";
import { type Contrast, differenceOf } from "@/lib/statistics/contrast";
import { fixedHorizonInterval } from "@/lib/statistics/fixed-horizon";
import { holm } from "@/lib/statistics/holm";
import { isSplitBroken, sampleRatioPValue } from "@/lib/statistics/sample-ratio";
import { unitsPerArmWhenPeeking } from "@/lib/statistics/units-needed";
import { fewestUnits, guardState, judgeExperiment } from "./judge-experiment";
import { metricOf } from "./metric";
import type { Experiment, Guardrails, Measured } from "./schemas";

/** What one arm's people add up to in one metric. */
export interface ArmSums {
  variantId: string;
  metric: string;
  units: number;
  numerator: number;
  numeratorSquares: number;
  denominator: number;
  denominatorSquares: number;
  cross: number;
}

export interface ExperimentFacts {
  controlId: string;
  treatmentId: string;
  names: { control: string; treatment: string };
  metric: string;
  minimumEffect: number;
  guardrails: Guardrails;
  treatmentShare: number;
  daysSoFar: number;
  sums: readonly ArmSums[];
}

type Analysis = Pick<Experiment, "verdict" | "primary" | "guardrails" | "others" | "split" | "forecast">;

/** Everything the page says, from sums alone. Pure, so that a simulation can look as often as it likes. */
export function analyseExperiment(facts: ExperimentFacts): Analysis {
  const { metric, minimumEffect, names, treatmentShare } = facts;
  // Everybody who was answered has an answer that failed or did not.
  const [inControl, inTreatment] = [unitsOf(facts, facts.controlId, "failed"), unitsOf(facts, facts.treatmentId, "failed")];
  const pValue = sampleRatioPValue([
    { units: inControl, share: 1 - treatmentShare },
    { units: inTreatment, share: treatmentShare },
  ]);
  const split = { pValue, isBroken: isSplitBroken(pValue) };
  const guardrails = facts.guardrails.map(({ metric: key, limit }) => {
    const { contrast, fewest, measured } = contrastIn(facts, key);
    return { ...measured, limit, state: guardState(key, limit, contrast, fewest) };
  });
  const primary = contrastIn(facts, metric);
  const verdict = judgeExperiment({
    control: names.control,
    treatment: names.treatment,
    metric,
    minimumEffect,
    contrast: primary.contrast,
    fewestInAnArm: primary.fewest,
    isSplitBroken: split.isBroken,
    guardrails: split.isBroken ? [] : guardrails,
  });
  return {
    verdict,
    primary: split.isBroken ? null : primary.measured,
    guardrails: split.isBroken ? guardrails.map((guard) => ({ ...guard, contrast: null, state: "unknown" as const })) : guardrails,
    others: split.isBroken ? [] : othersOf(facts),
    split,
    forecast: split.isBroken || verdict.advice !== "keep_running" ? null : forecastOf(facts, primary),
  };
}

const unitsOf = ({ sums }: ExperimentFacts, variantId: string, metric: string) =>
  sums.find((one) => one.variantId === variantId && one.metric === metric)?.units ?? 0;

interface InMetric {
  contrast: Contrast | null;
  fewest: number;
  arms: { control: Arm; treatment: Arm };
  measured: Measured;
}

/** Two arms in one metric, per person: many requests of one are not as many people. */
export function contrastIn(
  { sums, controlId, treatmentId }: Pick<ExperimentFacts, "sums" | "controlId" | "treatmentId">,
  metric: string,
): InMetric {
  const sumsOf = (id: string) => toRatioSums(sums.find((one) => one.variantId === id && one.metric === metric));
  const [inControl, inTreatment] = [sumsOf(controlId), sumsOf(treatmentId)];
  const z = reachAt(inControl.n + inTreatment.n, 0.05);
  const isShare = metricOf(metric).unit === "share";
  const [control, treatment] = isShare
    ? [shareArmOf(inControl, z), shareArmOf(inTreatment, z)]
    : [ratioArmOf(inControl), ratioArmOf(inTreatment)];
  const contrast = differenceOf(control, treatment);
  return {
    contrast,
    fewest: Math.min(control.n, treatment.n),
    arms: { control, treatment },
    measured: {
      metric,
      control: meanOf(control, isShare),
      treatment: meanOf(treatment, isShare),
      contrast: contrast && {
        value: contrast.value,
        n: contrast.n,
        ci95: alwaysValidInterval(contrast, 0.95),
        ci50: alwaysValidInterval(contrast, 0.5),
      },
    },
  };
}

function toRatioSums(sums: ArmSums | undefined): RatioSums {
  return {
    n: sums?.units ?? 0,
    sum: sums?.numerator ?? 0,
    sumOfSquares: sums?.numeratorSquares ?? 0,
    denominatorSum: sums?.denominator ?? 0,
    denominatorSumOfSquares: sums?.denominatorSquares ?? 0,
    crossSum: sums?.cross ?? 0,
  };
}

/** The arm by itself, as if nothing were compared; the decision never rests on it. */
function meanOf({ n, mean, variance }: Arm, isShare: boolean): Measured["control"] {
  if (n < 2) return null;
  const [low, high] = fixedHorizonInterval({ value: mean, standardError: Math.sqrt(variance / n), degreesOfFreedom: n - 1, n });
  return { value: mean, n, ci95: isShare ? [Math.max(0, low), Math.min(1, high)] : [low, high] };
}

/** What else was measured, by Holm: the more is looked at, the more must show. */
function othersOf(facts: ExperimentFacts): Analysis["others"] {
  const named = new Set([facts.metric, ...facts.guardrails.map(({ metric }) => metric)]);
  const keys = [...new Set(facts.sums.map(({ metric }) => metric))].filter((key) => !named.has(key)).sort();
  const found = keys.map((key) => contrastIn(facts, key));
  const compared = found.flatMap(({ contrast, fewest }) => (contrast && fewest >= fewestUnits ? [contrast] : []));
  const corrected = holm(compared.map((contrast) => alwaysValidPValue(contrast)));
  return found.map(({ measured, contrast }) => {
    const at = contrast ? compared.indexOf(contrast) : -1;
    return { ...measured, pValue: corrected[at] ?? null };
  });
}

/** People that would settle it if the difference is what it looks like, or the smallest that is worth having; and how long they take to come. */
function forecastOf({ minimumEffect, daysSoFar }: ExperimentFacts, { contrast, arms, fewest }: InMetric): Analysis["forecast"] {
  if (!contrast || fewest < fewestUnits || daysSoFar <= 0) return null;
  const variance = (arms.control.variance + arms.treatment.variance) / 2;
  if (variance <= 0) return null;
  const looksLike = Math.abs(contrast.value);
  const effects = [Math.max(looksLike, minimumEffect), minimumEffect];
  // A first hour says little about a day, so less than a day counts as one.
  const perDay = fewest / Math.max(1, daysSoFar);
  const [least, most] = effects.map((effect) => unitsPerArmWhenPeeking({ variance, effect }));
  if (least === undefined || most === undefined) return null;
  const days = (units: number) => Math.max(0, (units - fewest) / perDay);
  return { unitsPerArm: most, days: [days(least), days(most)] };
}
