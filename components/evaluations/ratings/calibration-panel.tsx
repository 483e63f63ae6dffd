"use client";

import { useQuery } from "@tanstack/react-query";
import { Interval } from "@/components/charts/interval";
import { errorWords } from "@/components/layout/error-words";
import { Fold } from "@/components/ui/fold";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { graderLabel } from "@/lib/evaluations/graders/grader-words";
import { calibrationQuery } from "@/lib/evaluations/ratings/hooks";
import type { Calibration } from "@/lib/evaluations/ratings/schemas";
import type { Benchmark } from "@/lib/evaluations/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import type { AgreementEstimate } from "@/lib/statistics/weighted-kappa";
import { estimateWords } from "./estimate-words";

type CalibrationPanelProps = { projectId: string; benchmark: Benchmark; judge: string; className?: string };

/** Whether a judge may be believed: wherever its score is shown, this stands beside it. */
export function CalibrationPanel({ projectId, benchmark, judge, className }: CalibrationPanelProps) {
  const { data, error } = useQuery(calibrationQuery(projectId, benchmark.id));
  const calibration = data?.find((one) => one.judge === judge);
  return (
    <Panel title={`Can “${graderLabel(benchmark.graders, judge)}” be believed?`} {...(className ? { className } : {})}>
      {error && !data && <p className="text-negative">{errorWords(error)}</p>}
      {!data && !error && <Skeleton className="h-16 w-full" />}
      {calibration && <Figures calibration={calibration} />}
    </Panel>
  );
}

function Figures({ calibration }: { calibration: Calibration }) {
  const { verdict, kappa, correlation, table, answerCount } = calibration;
  return (
    <div className="grid gap-4">
      <p className="max-w-[60ch] text-base">{verdict}</p>
      {answerCount > 0 && (
        <dl className="grid gap-2">
          <Figure label="κ beyond chance" estimate={kappa} />
          <Figure label="Spearman’s ρ" estimate={correlation} />
          <p className="hint">{formatCount(answerCount, "answer")} graded by the judge and by people.</p>
        </dl>
      )}
      {table && answerCount > 0 && (
        <Fold label="Who said what">
          <Confusion table={table} />
        </Fold>
      )}
    </div>
  );
}

function Figure({ label, estimate }: { label: string; estimate: AgreementEstimate | null }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <dt className="label w-32">{label}</dt>
      <dd className="flex items-center gap-2">
        {estimate ? (
          <>
            <span className="num w-10">{formatNumber(estimate.value, 2)}</span>
            <Interval estimate={estimate} domain={[-0.2, 1]} zero width={140} label={estimateWords(estimate)} />
          </>
        ) : (
          <span className="hint">no value yet</span>
        )}
      </dd>
    </div>
  );
}

function Confusion({ table: { labels, counts } }: { table: NonNullable<Calibration["table"]> }) {
  return (
    <div className="overflow-x-auto">
      <table className="num text-right">
        <caption className="hint text-left">Rows: people. Columns: the judge.</caption>
        <thead>
          <tr>
            <td />
            {labels.map((label) => (
              <th key={label} scope="col" className="label px-3 py-1">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, row) => (
            <tr key={label}>
              <th scope="row" className="label pr-3 text-left">
                {label}
              </th>
              {labels.map((other, column) => (
                <td key={other} className={row === column ? "bg-accent-soft px-3 py-1 font-medium" : "px-3 py-1 text-on-surface-2"}>
                  {formatNumber(counts[row]?.[column] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
