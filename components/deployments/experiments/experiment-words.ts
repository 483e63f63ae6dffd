import type { StateName } from "@/components/ui/state-icon";
import type { Experiment, ExperimentList, Guard } from "@/lib/deployments/experiments/schemas";
import { formatCount, formatDate, formatDateTime, formatNumber } from "@/lib/format";

export const statusWords: Record<ExperimentList[number]["status"], { label: string; state: StateName }> = {
  running: { label: "running", state: "live" },
  shipped: { label: "shipped", state: "done" },
  rolled_back: { label: "rolled back", state: "stopped" },
  stopped: { label: "stopped", state: "stopped" },
};

export const guardWords: Record<Guard["state"], { label: string; state: StateName }> = {
  inside: { label: "inside", state: "done" },
  close: { label: "close", state: "attention" },
  broken: { label: "broken", state: "failed" },
  unknown: { label: "too few people yet", state: "waiting" },
};

/** "A decision is likely in 3 to 6 days." Nothing, where that cannot be said. */
export function forecastWords({ forecast, endsAt }: Pick<Experiment, "forecast" | "endsAt">, now: Date): string {
  if (!forecast) return "";
  const [least, most] = forecast.days;
  const left = (endsAt.getTime() - now.getTime()) / 86_400_000;
  if (least > left) return `At this pace it ends on ${formatDate(endsAt)} before anything can be decided.`;
  const [from, to] = [Math.max(1, Math.ceil(least)), Math.max(1, Math.ceil(most))];
  return from === to
    ? `A decision is likely in ${formatCount(to, "day")}.`
    : `A decision is likely in ${from} to ${formatNumber(to)} days.`;
}

/** What the next stage waits for. */
export function waitWords({ nextStage, treatment }: Pick<Experiment, "nextStage" | "treatment">): string {
  if (!nextStage) return "";
  if (nextStage.waitsFor === "split") return "It waits until the split is mended.";
  if (nextStage.waitsFor === "guardrail") return "It waits for a guardrail that is close to its limit.";
  if (nextStage.waitsFor === "people")
    return `It waits until ${treatment.name} has answered 100 people; so far ${formatNumber(treatment.units)}.`;
  if (nextStage.waitsFor === "time") return `It begins by itself after ${formatDateTime(nextStage.notBefore)}, if nothing gets worse.`;
  return "It begins within a minute.";
}
