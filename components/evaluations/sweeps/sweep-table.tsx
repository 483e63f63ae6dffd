import Link from "next/link";
import { costRange } from "@/components/runs/cost-range";
import { RunState } from "@/components/runs/run-state";
import { Progress } from "@/components/ui/progress";
import { StateMark } from "@/components/ui/state-mark";
import { type Column, Table } from "@/components/ui/table";
import { graderLabel } from "@/lib/evaluations/graders/grader-words";
import type { SweepResult } from "@/lib/evaluations/sweeps/schemas";
import { formatCost, formatDuration, formatMeasure, formatSigned, formatSignedInterval } from "@/lib/format";
import { routes } from "@/lib/routes";
import type { Sweep, SweepMember } from "@/lib/runs/sweeps/schemas";
import { scoreColumns } from "../score-columns";

type SweepTableProps = { projectId: string; sweep: Sweep; result: SweepResult | undefined };
type Row = SweepMember & { result: SweepResult["rows"][number] | undefined; isBest: boolean };

/** Only what differs, and what came of it, on one axis. Rows stay in the order of the plan, so that nothing jumps while it runs. */
export function SweepTable({ projectId, sweep, result }: SweepTableProps) {
  const best = result?.verdict?.bestPosition ?? null;
  const rows: Row[] = sweep.members.map((member) => ({
    ...member,
    result: result?.rows.find(({ position }) => position === member.position),
    isBest: member.position === best,
  }));
  const isMeasured = rows.some((row) => row.result?.score);
  const label = result?.benchmark && result.grader ? graderLabel(result.benchmark.graders, result.grader) : "Score";
  const bestRun = sweep.members.find(({ position }) => position === best)?.run;

  return (
    <Table
      className="mt-6"
      caption={`Runs of sweep ${sweep.number}`}
      rows={rows}
      rowKey={({ position }) => String(position)}
      rowHeight="two"
      columns={[
        { id: "run", head: "Run", onPhone: "lead", width: "110px", cell: (row) => <RunName projectId={projectId} row={row} /> },
        ...settingColumns(sweep),
        { id: "state", head: "State", width: "170px", onPhone: "below", cell: (row) => <MemberState member={row} /> },
        {
          id: "loss",
          head: "Val. loss",
          align: "end",
          width: "90px",
          onPhone: "hide",
          cell: ({ run }) => (run?.validLoss == null ? dash : <span className="num">{formatMeasure(run.validLoss)}</span>),
        },
        ...(isMeasured
          ? scoreColumns<Row>(
              label,
              (row) => ({ score: row.result?.score ?? null, tone: row.isBest ? "accent" : "ink" }),
              result?.prompting?.value,
            ).filter(({ id }) => id !== "cases")
          : []),
        ...(isMeasured && bestRun ? [againstColumn(bestRun.number)] : []),
        {
          id: "cost",
          head: "Cost",
          align: "end",
          width: "130px",
          onPhone: "below",
          cell: (row) => <MemberCost {...row} />,
        },
        {
          id: "time",
          head: "Time",
          align: "end",
          width: "90px",
          onPhone: "hide",
          cell: ({ run }) =>
            run?.startedAt && run.finishedAt ? (
              <span className="num">{formatDuration(run.finishedAt.getTime() - run.startedAt.getTime())}</span>
            ) : (
              dash
            ),
        },
      ]}
    />
  );
}

const dash = <span className="text-on-surface-3">–</span>;

function RunName({ projectId, row: { run, position, isBest } }: { projectId: string; row: Row }) {
  if (!run) return <span className="text-on-surface-3">number {position}</span>;
  return (
    <Link className={isBest ? "link font-semibold" : "link font-medium"} href={routes.run(projectId, run.id)}>
      Run {run.number}
    </Link>
  );
}

function settingColumns({ members }: Sweep): Column<Row>[] {
  return (members[0]?.settings ?? []).map(({ field, label }) => ({
    id: field,
    head: label,
    width: field === "baseModel" || field === "trainer" ? "150px" : "120px",
    onPhone: "below",
    cell: ({ settings }) => (
      <span className="num block truncate">
        <span className="text-on-surface-3 md:hidden">{label} </span>
        {settings.find((one) => one.field === field)?.value}
      </span>
    ),
  }));
}

function againstColumn(best: number): Column<Row> {
  return {
    id: "against",
    head: `Against run ${best}`,
    align: "end",
    width: "160px",
    onPhone: "hide",
    cell: ({ isBest, result }) => {
      if (isBest) return <span className="text-on-surface-3">reference</span>;
      const against = result?.againstBest;
      if (!against) return dash;
      const { value, ci95 } = against;
      return (
        <span className="num whitespace-nowrap">
          {formatSigned(value * 100, 1)}{" "}
          <span className="text-on-surface-3">({formatSignedInterval({ low: ci95[0] * 100, high: ci95[1] * 100 })})</span>
        </span>
      );
    },
  };
}

/** What it has cost, or until that is known what it is likely to. */
function MemberCost({ run, expectedUsd, state }: SweepMember) {
  if (run?.costUsd != null) return <span className="num">{formatCost(run.costUsd)}</span>;
  if (!expectedUsd || (state !== "waiting" && state !== "launched")) return dash;
  return <span className="num text-on-surface-3">likely {costRange(expectedUsd)}</span>;
}

function MemberState({ member: { run, state, reason } }: { member: SweepMember }) {
  if (run)
    return (
      <>
        <RunState run={{ status: run.status, isStalled: false, isCancelling: false, step: run.step }} />
        {run.status === "running" && run.totalSteps !== null && (
          <Progress className="mt-1.5 w-36" label={`Steps of run ${run.number}`} value={run.step} max={run.totalSteps} />
        )}
      </>
    );
  if (state === "waiting") return <StateMark state="waiting">Waits its turn</StateMark>;
  if (state === "cancelled") return <StateMark state="stopped">Not launched</StateMark>;
  return (
    <span title={reason ?? undefined}>
      <StateMark state={state === "refused" ? "failed" : "stopped"}>{state === "refused" ? "Refused" : "Left out"}</StateMark>
      {reason && <span className="hint line-clamp-2">{reason}</span>}
    </span>
  );
}
