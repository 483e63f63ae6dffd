"use client";

import { useQuery } from "@tanstack/react-query";
import { usePeople } from "@/components/datasets/examples/use-people";
import { StateIcon } from "@/components/ui/state-icon";
import { formatCount } from "@/lib/format";
import { waitingRunsQuery } from "@/lib/runs/spending/hooks";
import { waitingSweepsQuery } from "@/lib/runs/sweeps/hooks";

/** At the chapter Runs, for those who may approve: something waits for them. */
export function WaitingRunsBadge({ projectId }: { projectId: string }) {
  const { userId, may } = usePeople(projectId);
  const mayApprove = userId !== null && may("launch");
  const { data } = useQuery(waitingRunsQuery(projectId, mayApprove));
  const { data: sweeps = [] } = useQuery(waitingSweepsQuery(projectId, mayApprove));
  const waiting = [
    ...(data?.items.length ? [formatCount(data.items.length, "run waits", "runs wait")] : []),
    ...(sweeps.length > 0 ? [formatCount(sweeps.length, "sweep waits", "sweeps wait")] : []),
  ];
  if (waiting.length === 0) return null;
  const words = `${waiting.join(" and ")} for your approval`;
  return (
    <span title={words}>
      <StateIcon state="attention" className="size-3" />
      <span className="sr-only">{words}</span>
    </span>
  );
}
