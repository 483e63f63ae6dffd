import { metricOf } from "@/lib/deployments/experiments/metric";
import type { CreateExperimentInput, PlanExperimentInput } from "@/lib/deployments/experiments/schemas";

/** The form as it is typed. */
export interface ExperimentDraft {
  metric: string;
  /** The name of an outcome that nobody has sent yet. */
  outcome: string;
  effect: string;
  /** Limits by metric; one that is not there is not guarded. */
  limits: Record<string, string>;
  ramp: keyof typeof ramps;
  stageHours: string;
  days: string;
  /** A judge by `judgeValue`, or "" for nobody; and how many answers it reads. */
  judge: string;
  judgePercent: string;
  judgePerDay: string;
}

export const ramps = { careful: [0.01, 0.1, 0.5], brisk: [0.1, 0.5], once: [0.5] };

/** The choice of an outcome that is typed. */
export const otherMetric = "other";

export const emptyDraft: ExperimentDraft = {
  metric: "thumb",
  outcome: "",
  effect: "5",
  limits: { failed: "2", latency: "1000" },
  ramp: "careful",
  stageHours: "24",
  days: "28",
  judge: "",
  judgePercent: "10",
  judgePerDay: "200",
};

export const guardable = ["failed", "left", "format_failed", "latency", "cost", "thumb", "judge"];

const wanted: Record<string, string> = { share: "5", ms: "200", usd: "0.5", number: "0.1" };

/** A difference that is worth having in most products, as a start. */
export const usualEffect = (metric: string) => wanted[metricOf(metric).unit] ?? "1";

/** In what a difference is typed, and how many of it are one of the metric's own. */
export function typedUnit(metric: string): { unit: string; size: number } {
  const { unit } = metricOf(metric);
  if (unit === "share") return { unit: "points", size: 0.01 };
  if (unit === "usd") return { unit: "$ per 1,000", size: 0.001 };
  return { unit: unit === "ms" ? "ms" : "", size: 1 };
}

export const metricKeyOf = ({ metric, outcome }: ExperimentDraft) => (metric === otherMetric ? `outcome:${outcome.trim()}` : metric);

/** A judge of a benchmark as one choice of a list. */
export const judgeValue = (benchmarkId: string, grader: string) => `${benchmarkId} ${grader}`;

/** Without a judge its marks can neither decide nor be guarded. */
export function withJudge(draft: ExperimentDraft, judge: string): ExperimentDraft {
  if (judge !== "") return { ...draft, judge };
  const limits = Object.fromEntries(Object.entries(draft.limits).filter(([key]) => key !== "judge"));
  return draft.metric === "judge"
    ? { ...draft, judge, limits, metric: "thumb", effect: usualEffect("thumb") }
    : { ...draft, judge, limits };
}

const sampleOf = ({ judgePercent, judgePerDay }: ExperimentDraft) => ({ share: Number(judgePercent) / 100, perDay: Number(judgePerDay) });
const isSample = ({ share, perDay }: ReturnType<typeof sampleOf>) =>
  share > 0 && share <= 1 && Number.isInteger(perDay) && perDay >= 1 && perDay <= 20_000;

function judgeOf(draft: ExperimentDraft): CreateExperimentInput["judge"] {
  const [benchmarkId, grader] = draft.judge.split(" ");
  return benchmarkId && grader ? { benchmarkId, grader, ...sampleOf(draft) } : null;
}

/** What the server shall plan with; null while something is missing. */
export function planOf(draft: ExperimentDraft): PlanExperimentInput | null {
  if (draft.metric === otherMetric && draft.outcome.trim() === "") return null;
  const metric = metricKeyOf(draft);
  const [effect, stageHours, days] = [Number(draft.effect) * typedUnit(metric).size, Number(draft.stageHours), Number(draft.days)];
  if (!(stageHours >= 0 && stageHours <= 336) || !(days >= 1 && days <= 90)) return null;
  if (draft.judge !== "" && !isSample(sampleOf(draft))) return null;
  const judge = draft.judge === "" ? null : sampleOf(draft);
  return { metric, minimumEffect: effect > 0 ? effect : null, ramp: ramps[draft.ramp], stageHours, days, judge };
}

type Settings = Omit<CreateExperimentInput, "routingVersion" | "controlId" | "treatmentId">;

/** What is started, or what is missing for it. */
export function settingsOf(draft: ExperimentDraft): { settings: Settings } | { problem: string } {
  const plan = planOf(draft);
  if (!plan && draft.metric === otherMetric && draft.outcome.trim() === "") return { problem: "Name the outcome first." };
  if (!plan && draft.judge !== "" && !isSample(sampleOf(draft))) return { problem: "Say how many answers the judge reads." };
  if (!plan) return { problem: "Say how long it may take." };
  const { metric, minimumEffect } = plan;
  if (minimumEffect === null || minimumEffect === undefined) return { problem: "Say from which difference on it is worth it." };
  const guardrails = Object.entries(draft.limits)
    .filter(([key]) => key !== metric)
    .map(([key, limit]) => ({ metric: key, limit: Number(limit) * typedUnit(key).size }));
  if (guardrails.some(({ limit }) => !(limit > 0))) return { problem: "Every limit is above 0." };
  return { settings: { ...plan, minimumEffect, guardrails, judge: judgeOf(draft) } };
}
