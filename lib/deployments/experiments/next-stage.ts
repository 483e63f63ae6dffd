import { fewestUnits } from "./judge-experiment";
import type { Experiment, Guard } from "./schemas";

const hourMs = 3_600_000;

interface Facts {
  ramp: readonly number[];
  stage: number;
  stageAt: Date;
  stageHours: number;
  /** People who were answered by the treatment in this stage. */
  treated: number;
  isSplitBroken: boolean;
  guardrails: readonly Guard[];
}

/** The stage that comes next, and the first thing that it waits for; null on the last one. It begins by itself once it waits for nothing. */
export function nextStageOf(facts: Facts, now: Date): Experiment["nextStage"] {
  const share = facts.ramp[facts.stage + 1];
  if (share === undefined) return null;
  const notBefore = new Date(facts.stageAt.getTime() + facts.stageHours * hourMs);
  return { share, notBefore, waitsFor: waitsFor(facts, notBefore, now) };
}

function waitsFor({ treated, isSplitBroken, guardrails }: Facts, notBefore: Date, now: Date) {
  if (isSplitBroken) return "split";
  if (guardrails.some(({ state }) => state === "close" || state === "broken")) return "guardrail";
  if (treated < fewestUnits) return "people";
  return now < notBefore ? "time" : null;
}
