import Link from "next/link";
import { RunState } from "@/components/runs/run-state";
import { type Column, Table } from "@/components/ui/table";
import { graderLabel } from "@/lib/evaluations/graders/grader-words";
import type { Rebase, RebaseRow } from "@/lib/evaluations/rebases/schemas";
import { formatDuration, formatMoney, formatSigned, formatSignedInterval } from "@/lib/format";
import { routes } from "@/lib/routes";
import { EvaluationState } from "../evaluation-state";
import { scoreColumns } from "../score-columns";

type RebaseTableProps = { projectId: string; rebase: Rebase };

const roles = {
  old: "the fine-tune of today",
  prompt: "with your prompt alone",
  tuned: "fine-tuned again",
};

/** Three ways of answering the same cases, on one axis, with what each costs. */
export function RebaseTable({ projectId, rebase }: RebaseTableProps) {
  const isPriced = rebase.rows.some(({ usdPerThousand }) => usdPerThousand !== null && usdPerThousand > 0);
  const columns: Column<RebaseRow>[] = [
    {
      id: "way",
      head: "Way of answering",
      onPhone: "lead",
      cell: ({ role, modelVersion, evaluation }) => {
        const name = role === "old" ? modelVersion?.name : rebase.run.baseModel;
        return (
          <>
            {evaluation ? (
              <Link className="link font-medium" href={routes.evaluation(projectId, evaluation.id)}>
                {name}
              </Link>
            ) : (
              <span className="font-medium">{name}</span>
            )}
            <span className="hint cut">
              {roles[role]}
              {role === "old" ? `, ${modelVersion?.baseModel}` : role === "tuned" && modelVersion ? `, ${modelVersion.name}` : ""}
            </span>
          </>
        );
      },
    },
    {
      id: "state",
      head: "State",
      width: "180px",
      onPhone: "below",
      cell: ({ evaluation }) => (evaluation ? <EvaluationState evaluation={evaluation} /> : <RunState run={rebase.run} />),
    },
    ...scoreColumns<RebaseRow>(
      graderLabel(rebase.benchmark.graders, rebase.grader),
      ({ role, score, evaluation }) => ({
        score,
        tone: role === "old" ? "ink" : role === "prompt" ? "baseline" : "accent",
        leak: evaluation?.leak,
      }),
      rebase.rows.find(({ role }) => role === "prompt")?.score?.value,
    ),
    {
      id: "against",
      head: `Against ${rebase.rows.find(({ role }) => role === "old")?.modelVersion?.name ?? "today"}, points`,
      align: "end",
      width: "190px",
      onPhone: "below",
      cell: ({ role, againstOld }) => {
        if (role === "old") return <span className="text-on-surface-3">reference</span>;
        if (!againstOld) return <span className="text-on-surface-3">–</span>;
        const { value, ci95 } = againstOld;
        return (
          <span className="num whitespace-nowrap">
            {formatSigned(value * 100, 1)}{" "}
            <span className="text-on-surface-3">({formatSignedInterval({ low: ci95[0] * 100, high: ci95[1] * 100 }, 1)})</span>
          </span>
        );
      },
    },
    {
      id: "latency",
      head: "Takes",
      align: "end",
      width: "90px",
      onPhone: "hide",
      cell: ({ evaluation }) => (evaluation?.medianLatencyMs == null ? "–" : formatDuration(evaluation.medianLatencyMs)),
    },
    {
      id: "price",
      head: "1,000 answers",
      align: "end",
      width: "120px",
      onPhone: "hide",
      cell: ({ usdPerThousand }) =>
        usdPerThousand === null ? (
          <span className="whitespace-nowrap text-on-surface-3">no price</span>
        ) : (
          <span className="num whitespace-nowrap">{usdPerThousand === 0 ? "no charge" : formatMoney(usdPerThousand)}</span>
        ),
    },
  ];

  return (
    <Table
      className="mt-6"
      caption="Three ways of answering the same cases"
      rows={rebase.rows}
      rowKey={({ role }) => role}
      rowHeight="two"
      columns={columns.filter(({ id }) => id !== "price" || isPriced || rebase.rows.some(({ score }) => score))}
    />
  );
}
