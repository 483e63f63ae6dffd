import { formatPercent } from "@/lib/format";
import type { Serving, Stage } from "../schemas";

/** Why a version cannot go to a stage while it answers in production; null where nothing stands in the way. */
export function servingProblem(name: string, stage: Stage, serves: readonly Serving[]): string | null {
  if (stage === "production") return null;
  if (stage === "archived") {
    if (serves.length === 0) return null;
    return `${name} ${listed(serves.map(roleWords))}. Give that to another version under Deployments first; then archive it.`;
  }
  const main = serves.filter(({ isMain }) => isMain).map(({ deployment }) => deployment.name);
  if (main.length === 0) return null;
  return `${name} serves ${listed(main)}, so it is in production. Promote another version there, and ${name} steps back by itself.`;
}

function roleWords({ deployment, share, isFallback }: Serving): string {
  const part = formatPercent(share, Number.isInteger(Math.round(share * 10_000) / 100) ? 0 : 2);
  if (share === 0) return `stands in for others at ${deployment.name}`;
  return `answers ${part} of ${deployment.name}${isFallback ? " and stands in for others there" : ""}`;
}

const listed = (all: readonly string[]) => (all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`);
