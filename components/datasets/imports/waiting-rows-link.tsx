"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { StateMark } from "@/components/ui/state-mark";
import { cn } from "@/lib/cn";
import { importsQuery } from "@/lib/datasets/imports/hooks";
import { formatCount } from "@/lib/format";
import { routes } from "@/lib/routes";

type WaitingRowsLinkProps = { projectId: string; datasetId: string; className?: string };

/** An import that runs, then the rows of it that wait; nothing while there is neither. */
export function WaitingRowsLink({ projectId, datasetId, className }: WaitingRowsLinkProps) {
  const { data } = useQuery(importsQuery(projectId, datasetId));
  const count = data?.reduce((sum, { rejectedCount }) => sum + rejectedCount, 0) ?? 0;
  const running = data?.find(({ status }) => status === "importing");
  if (running)
    return (
      <Link
        href={routes.importFile(projectId, datasetId, { import: running.id })}
        className={cn("link inline-flex min-h-6 items-center text-xs touch:min-h-11", className)}
      >
        <StateMark state="running" className="wrap-anywhere whitespace-normal">
          {running.fileName} is being imported
        </StateMark>
      </Link>
    );
  if (count === 0) return null;
  return (
    <Link
      href={routes.fixList(projectId, datasetId)}
      className={cn("link inline-flex min-h-6 items-center text-xs touch:min-h-11", className)}
    >
      <StateMark state="attention">{formatCount(count, "row waits", "rows wait")} for a fix</StateMark>
    </Link>
  );
}
