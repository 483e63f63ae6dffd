import type { ExperimentPlan } from "@/lib/deployments/experiments/schemas";
import { formatCount } from "@/lib/format";

export const outlookWords = "too few people";

/** "9 days"; what takes longer than two years is said so. */
export function longWords(days: number): string {
  if (days > 730) return "over 2 years";
  return formatCount(Math.ceil(days), "day");
}

/** How many people that are, and how long the stages before them take. */
export function neededWords({ needed, rampDays }: Pick<ExperimentPlan, "needed" | "rampDays">): string {
  if (!needed) return "";
  const people = formatCount(needed.people, "person", "people");
  return rampDays ? `${people}, after ${longWords(rampDays)} of first stages` : people;
}
