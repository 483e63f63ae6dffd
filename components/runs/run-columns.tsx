import { agoWords } from "@/components/layout/ago-words";
import { Progress } from "@/components/ui/progress";
import type { Column } from "@/components/ui/table";
import { formatCost, formatDuration, formatNumber } from "@/lib/format";
import type { Run } from "@/lib/runs/schemas";
import { isFinished } from "@/lib/runs/transitions";
import { RunState } from "./run-state";
import { methodWords } from "./run-words";

export function runColumns(now: Date): readonly Column<Run>[] {
  return [
    {
      id: "run",
      head: "Run",
      onPhone: "lead",
      cell: ({ number, datasetVersion }) => (
        <>
          <span className="font-medium">Run {number}</span>
          <span className="hint block truncate">
            {datasetVersion.datasetName} {datasetVersion.number}
          </span>
        </>
      ),
    },
    {
      id: "base",
      head: "Base model",
      onPhone: "hide",
      cell: ({ baseModel, method, trainer }) => (
        <>
          <span className="block truncate">{baseModel}</span>
          <span className="hint block truncate">
            {methodWords[method]}, {trainer.name}
          </span>
        </>
      ),
    },
    {
      id: "state",
      head: "State",
      width: "220px",
      onPhone: "below",
      cell: (run) => (
        <>
          <RunState run={run} />
          {run.status === "running" && run.totalSteps !== null && (
            <Progress className="mt-1.5 w-40" label={`Steps of run ${run.number}`} value={run.step} max={run.totalSteps} />
          )}
        </>
      ),
    },
    {
      id: "made",
      head: "Made",
      width: "88px",
      onPhone: "hide",
      cell: ({ modelVersion }) => modelVersion?.name ?? <span className="text-on-surface-3">–</span>,
    },
    {
      id: "steps",
      head: "Steps",
      align: "end",
      width: "120px",
      onPhone: "hide",
      cell: ({ step, totalSteps }) => (totalSteps === null ? "–" : `${formatNumber(step)} of ${formatNumber(totalSteps)}`),
    },
    {
      id: "took",
      head: "Took",
      align: "end",
      width: "100px",
      onPhone: "hide",
      cell: ({ status, startedAt, finishedAt }) =>
        startedAt ? formatDuration(((isFinished(status) && finishedAt) || now).getTime() - startedAt.getTime()) : "–",
    },
    {
      id: "cost",
      head: "Cost",
      align: "end",
      width: "96px",
      onPhone: "hide",
      cell: ({ costUsd }) => (costUsd === null ? "–" : formatCost(costUsd)),
    },
    { id: "started", head: "Started", align: "end", width: "110px", onPhone: "aside", cell: ({ createdAt }) => agoWords(createdAt, now) },
  ];
}
