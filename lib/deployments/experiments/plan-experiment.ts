import type { Caller } from "@/lib/accounts/caller";
import { reachAt } from "@/lib/statistics/always-valid";
import { ratioArmOf, shareArmOf } from "@/lib/statistics/arm";
import { effectThatShows, unitsUntilShown } from "@/lib/statistics/units-needed";
import { getDeploymentRow } from "../get-deployment";
import { fewestUnits } from "./judge-experiment";
import { metricOf } from "./metric";
import { type Recent, readRecent } from "./read-recent";
import { type ExperimentPlan, type PlanExperimentInput, planExperimentInput } from "./schemas";

const outlookDays = [7, 14, 28];
/** Where half say yes: no share varies more. */
const mostVariance = 0.25;

/** Before the start: who comes, and how long until a difference can be seen. Starts nothing. */
export async function planExperiment(caller: Caller, deploymentId: string, given: PlanExperimentInput): Promise<ExperimentPlan> {
  const { metric, minimumEffect, ramp, stageHours, days, judge } = planExperimentInput.parse(given);
  await getDeploymentRow(caller, deploymentId);
  const { sums, named, ...recent } = await readRecent(deploymentId, metric);
  const isShare = metricOf(metric).unit === "share";
  const arm = isShare ? shareArmOf(sums, reachAt(Math.max(1, sums.n), 0.05)) : ratioArmOf(sums);
  const isAssumed = sums.n < 2 && isShare;
  const variance = isAssumed ? mostVariance : arm.variance;
  const perDay = (people: number) => (recent.days > 0 ? people / recent.days : 0);
  const peoplePerDay = metric === "judge" ? judgedPerDay(recent, judge) : perDay(isAssumed ? recent.people : sums.n);
  const stages = ramp.slice(0, -1).map((share) => Math.max(stageHours / 24, fewestUnits / (share * perDay(recent.people))));
  const rampDays = stages.reduce((sum, stage) => sum + stage, 0);
  const share = ramp.at(-1) ?? 0.5;
  const isKnown = variance > 0 && peoplePerDay > 0;
  // Each stage counts anew, so only those of the last one tell.
  const effectAfter = (after: number) => {
    const units = (after - rampDays) * peoplePerDay;
    return isKnown && Math.min(share, 1 - share) * units >= fewestUnits ? effectThatShows({ variance, units, share }) : null;
  };
  const people = isKnown && minimumEffect && Number.isFinite(rampDays) ? unitsUntilShown({ variance, effect: minimumEffect, share }) : null;
  return {
    seen: { ...recent, measured: sums.n },
    level: sums.n > 0 && sums.denominatorSum > 0 ? sums.sum / sums.denominatorSum : null,
    isAssumed,
    peoplePerDay,
    rampDays: Number.isFinite(rampDays) ? rampDays : null,
    outlook: [...new Set([...outlookDays.filter((day) => day < days), days])].map((day) => ({ days: day, effect: effectAfter(day) })),
    needed: people === null ? null : { people, days: rampDays + people / peoplePerDay },
    named,
  };
}

type Seen = Pick<Recent, "people" | "requests" | "nameless" | "days">;

/** People of whom a judge reads an answer at all: with more requests of each, a small share still meets most of them. */
function judgedPerDay({ people, requests, nameless, days }: Seen, judge: { share: number; perDay: number } | null): number {
  if (!judge || people === 0 || days === 0) return 0;
  const each = (requests - nameless) / people;
  return Math.min(judge.perDay, (people / days) * (1 - (1 - judge.share) ** each));
}
