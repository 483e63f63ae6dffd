import Link from "next/link";
import { agoWords } from "@/components/layout/ago-words";
import { Progress } from "@/components/ui/progress";
import type { Column } from "@/components/ui/table";
import { formatCost, formatDuration, formatMeasure, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import type { Run } from "@/lib/runs/schemas";
import { isFinished } from "@/lib/runs/transitions";
import { methodWords } from "@/lib/trainers/method-words";
import { RunState } from "../run-state";
import { settingColumns } from "../setting-columns";

type Asked = { projectId: string; rows: readonly Run[]; now: Date; showsAll: boolean; hasSweeps: boolean };

/** What tells these rows apart, or with `showsAll` what every run has; a figure that none of them has gets no column. */
export function runColumns({ projectId, rows, now, showsAll, hasSweeps }: Asked): readonly Column<Run>[] {
  const differing = rows.length > 1 ? settingColumns(rows, (run) => run) : [];
  return [
    {
      id: "number",
      head: "Run",
      onPhone: "lead",
      sortable: true,
      cell: ({ number, datasetVersion }) => (
        <>
          <span className="font-medium">Run {number}</span>
          <span className="hint block truncate">
            {datasetVersion.datasetName} {datasetVersion.number}
          </span>
        </>
      ),
    },
    ...(hasSweeps && rows.some(({ sweep }) => sweep) ? [sweepColumn(projectId)] : []),
    ...(showsAll || differing.length === 0 ? [baseColumn] : []),
    // The data stand under every name already.
    ...differing.filter(({ id }) => id !== "data" && !(showsAll && id === "baseModel")),
    {
      id: "state",
      head: "State",
      width: "170px",
      onPhone: "below",
      cell: (run) => (
        <>
          <RunState run={run} />
          {run.status === "running" && run.totalSteps !== null && (
            <Progress className="mt-1.5 w-36" label={`Steps of run ${run.number}`} value={run.step} max={run.totalSteps} />
          )}
        </>
      ),
    },
    {
      id: "made",
      head: "Made",
      width: "76px",
      onPhone: "hide",
      cell: ({ modelVersion }) => modelVersion?.name ?? dash,
    },
    ...(rows.some(({ validLoss }) => validLoss !== null) ? [lossColumn] : []),
    {
      id: "steps",
      head: "Steps",
      align: "end",
      width: "130px",
      onPhone: "hide",
      cell: ({ step, totalSteps }) =>
        totalSteps === null ? dash : <span className="whitespace-nowrap">{`${formatNumber(step)} of ${formatNumber(totalSteps)}`}</span>,
    },
    {
      id: "took",
      head: "Took",
      align: "end",
      width: "96px",
      onPhone: "hide",
      sortable: true,
      cell: ({ status, startedAt, finishedAt }) =>
        startedAt ? formatDuration(((isFinished(status) && finishedAt) || now).getTime() - startedAt.getTime()) : dash,
    },
    ...(rows.some(({ costUsd }) => costUsd !== null) ? [costColumn] : []),
    { id: "started", head: "Started", align: "end", width: "100px", onPhone: "aside", cell: ({ createdAt }) => agoWords(createdAt, now) },
  ];
}

const dash = <span className="text-on-surface-3">–</span>;

const baseColumn: Column<Run> = {
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
};

const lossColumn: Column<Run> = {
  id: "loss",
  head: "Val. loss",
  align: "end",
  width: "88px",
  onPhone: "hide",
  sortable: true,
  cell: ({ validLoss }) => (validLoss === null ? dash : formatMeasure(validLoss)),
};

const costColumn: Column<Run> = {
  id: "cost",
  head: "Cost",
  align: "end",
  width: "92px",
  onPhone: "hide",
  sortable: true,
  cell: ({ costUsd }) => (costUsd === null ? dash : formatCost(costUsd)),
};

const sweepColumn = (projectId: string): Column<Run> => ({
  id: "sweep",
  head: "Sweep",
  width: "84px",
  onPhone: "below",
  cell: ({ sweep }) =>
    sweep ? (
      <Link className="link whitespace-nowrap" href={routes.sweep(projectId, sweep.id)}>
        Sweep {sweep.number}
      </Link>
    ) : (
      dash
    ),
});
