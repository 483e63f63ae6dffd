import { analyseExperiment, contrastIn, type ExperimentFacts } from "./analyse-experiment";
import { armNames } from "./arm-names";
import type { ExperimentRow } from "./get-experiment-row";
import { nextStageOf } from "./next-stage";
import { type Experiment, experimentSchema, guardrailsSchema } from "./schemas";

const dayMs = 86_400_000;

/** What stands in no sum. */
type Read = Pick<Experiment, "judging" | "waits">;
const nothingRead: Read = { judging: null, waits: { control: null, treatment: null } };

export function toExperiment(row: ExperimentRow, now = new Date(), read: Read = nothingRead): Experiment {
  const facts = factsOf(row, now);
  const { names, sums, controlId, treatmentId, treatmentShare, metric } = facts;
  const arm = (variantId: string, name: string, share: number) => {
    const everybody = sums.find((one) => one.variantId === variantId && one.metric === "failed");
    return { variantId, name, share, units: everybody?.units ?? 0, requests: everybody?.denominator ?? 0 };
  };
  const analysis = analyseExperiment(facts);
  const days = [...new Set(row.days.map(({ day }) => day.getTime()))].map((day) => ({
    day: new Date(day),
    contrast: analysis.primary
      ? contrastIn({ controlId, treatmentId, sums: row.days.filter((one) => one.day.getTime() === day) }, metric).measured.contrast
      : null,
  }));
  const treatment = arm(treatmentId, names.treatment, treatmentShare);
  const state = { ...row, treated: treatment.units, isSplitBroken: analysis.split.isBroken, guardrails: analysis.guardrails };
  return experimentSchema.parse({
    ...row,
    ...analysis,
    control: arm(controlId, names.control, 1 - treatmentShare),
    treatment,
    judging: read.judging,
    waits: analysis.split.isBroken ? nothingRead.waits : read.waits,
    nextStage: row.status === "running" ? nextStageOf(state, now) : null,
    days,
  });
}

export function factsOf(row: ExperimentRow, now: Date): ExperimentFacts {
  return {
    controlId: row.controlId,
    treatmentId: row.treatmentId,
    names: armNames(row.deployment.variants, row),
    metric: row.metric,
    minimumEffect: row.minimumEffect,
    guardrails: guardrailsSchema.parse(row.guardrails),
    treatmentShare: row.ramp[row.stage] ?? 0.5,
    daysSoFar: ((row.endedAt ?? now).getTime() - row.countedSince.getTime()) / dayMs,
    sums: row.arms,
  };
}
