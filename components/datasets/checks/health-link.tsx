"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { StateMark } from "@/components/ui/state-mark";
import { issueCatalog } from "@/lib/datasets/checks/catalog";
import { healthQuery } from "@/lib/datasets/checks/hooks";
import type { Health } from "@/lib/datasets/checks/schemas";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";

/** The dataset's health in a few words, beside its name; the page behind it says the rest. */
export function HealthLink({ projectId, datasetId }: { projectId: string; datasetId: string }) {
  const { data: health } = useQuery(healthQuery(projectId, datasetId));
  if (!health || health.exampleCount === 0) return null;
  return (
    <Link href={routes.datasetHealth(projectId, datasetId)} className="link whitespace-nowrap text-xs">
      <Words health={health} />
    </Link>
  );
}

function Words({ health: { flaggedCount, issues, state, checkedAt } }: { health: Health }) {
  if (flaggedCount > 0) {
    const isGrave = issues.some(({ kind, open }) => open > 0 && issueCatalog[kind].severity === "blocks");
    return (
      <StateMark state={isGrave ? "failed" : "attention"}>
        {formatNumber(flaggedCount)} {flaggedCount === 1 ? "needs" : "need"} a look
      </StateMark>
    );
  }
  if (state !== "idle" && !checkedAt) return <StateMark state="running">Being checked</StateMark>;
  return <StateMark state="accepted">Health</StateMark>;
}
