"use client";

import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import { formatChange, formatLevel, metricOf } from "@/lib/deployments/experiments/metric";
import type { Experiment, Measured } from "@/lib/deployments/experiments/schemas";
import { MetricLabel } from "./metric-label";

type Other = Experiment["others"][number];

/** Whatever else was measured. Nothing is decided by it: the more is looked at, the more looks like something. */
export function OtherMetrics({ experiment }: { experiment: Experiment }) {
  const { control, treatment, others } = experiment;
  return (
    <Panel title="What else was measured" hint="nothing is decided by it; what is said to differ allows for how many are looked at" flush>
      <Table
        framed={false}
        caption="Other metrics"
        rows={others}
        rowKey={({ metric }) => metric}
        rowHeight="two"
        columns={[
          {
            id: "metric",
            head: "Metric",
            onPhone: "lead",
            cell: ({ metric }) => <MetricLabel metric={metric} judging={experiment.judging} />,
          },
          {
            id: "control",
            head: control.name,
            align: "end",
            width: "104px",
            onPhone: "hide",
            cell: (row) => levelOf(row.metric, row.control),
          },
          {
            id: "treatment",
            head: treatment.name,
            align: "end",
            width: "104px",
            onPhone: "hide",
            cell: (row) => levelOf(row.metric, row.treatment),
          },
          { id: "change", head: "Change, 95% interval", width: "260px", onPhone: "below", cell: (row) => <Change row={row} /> },
          { id: "sure", head: "Says", width: "120px", onPhone: "aside", cell: sureWords },
        ]}
      />
    </Panel>
  );
}

const levelOf = (metric: string, mean: Measured["control"]) => (mean ? formatLevel(metric, mean.value) : "–");

function Change({ row: { metric, contrast } }: { row: Other }) {
  if (!contrast) return <span className="hint">too few people yet</span>;
  const [low, high] = contrast.ci95;
  return (
    <span className="num">
      {formatChange(metric, contrast.value)}
      <span className="hint block">
        {formatChange(metric, low)} to {formatChange(metric, high)}
      </span>
    </span>
  );
}

function sureWords({ pValue, contrast, metric }: Other): string {
  if (pValue === null || !contrast || pValue >= 0.05) return "cannot tell";
  return contrast.value > 0 === (metricOf(metric).better === "higher") ? "better" : "worse";
}
