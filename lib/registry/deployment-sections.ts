import type { ReportSection } from "@/lib/evaluations/reports/report-document";
import { formatDateTime, formatPercent } from "@/lib/format";
import { stageWords } from "@/lib/models/stages/stage-words";
import { routes } from "@/lib/routes";
import type { CardDeployment, ModelCard } from "./schemas";

/** Where it answers, since when, and how its stage came about. */
export function deploymentSections({ project, deployments, stageChanges }: ModelCard): ReportSection[] {
  return [
    {
      title: "Where it answers",
      ...(deployments.length === 0
        ? { lines: ["It was never deployed."] }
        : {
            facts: deployments.map((one) => [one.deployment.name, timeWords(one), routes.deployment(project.id, one.deployment.id)]),
          }),
    },
    {
      title: "Its stages",
      ...(stageChanges.length === 0
        ? { lines: ["A candidate since it was made."] }
        : {
            facts: stageChanges.map(({ before, after, reason, by, createdAt }) => [
              formatDateTime(createdAt),
              `${by ?? "Hone by itself"}: ${stageWords[before].label.toLowerCase()} → ${stageWords[after].label.toLowerCase()}.${reason ? ` ${reason}` : ""}`,
            ]),
          }),
    },
  ];
}

function timeWords({ share, isFallback, since, until }: CardDeployment): string {
  const now = share > 0 ? `${formatPercent(share)} of its traffic now` : isFallback ? "stands in for others now" : "no traffic now";
  if (!since) return `${now}; it never answered anybody by itself`;
  return until ? `${now}; answered from ${formatDateTime(since)} to ${formatDateTime(until)}` : `${now}, since ${formatDateTime(since)}`;
}
