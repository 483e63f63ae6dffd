"use client";

import type { ChartTone } from "@/components/charts/chart-tone";
import type { Estimate } from "@/components/charts/estimate";
import { Interval } from "@/components/charts/interval";
import { IntervalAxis } from "@/components/charts/interval-axis";
import { Panel } from "@/components/ui/panel";
import { StateMark } from "@/components/ui/state-mark";
import { Table } from "@/components/ui/table";
import { formatChange, formatLevel, metricOf } from "@/lib/deployments/experiments/metric";
import type { Experiment, Guard } from "@/lib/deployments/experiments/schemas";
import { guardWords } from "./experiment-words";
import { MetricLabel } from "./metric-label";

const domain = [-2.6, 1.6] as const;
const width = 300;
const tones: Record<Guard["state"], ChartTone> = { inside: "ink", close: "caution", broken: "negative", unknown: "baseline" };

/** What must not get worse: each change in units of its own limit, so that "no change" and "limit" are one line for all rows. */
export function GuardrailTable({ experiment }: { experiment: Experiment }) {
  const { control, treatment, guardrails } = experiment;
  return (
    <Panel title="Guardrails" hint="each measured by its own limit; one that breaks rolls back by itself" flush>
      <Table
        framed={false}
        caption="Guardrails: what must not get worse"
        rowHeight={guardrails.some(({ metric }) => metric === "judge") ? "two" : "one"}
        rows={guardrails}
        rowKey={({ metric }) => metric}
        columns={[
          {
            id: "metric",
            head: "What must not get worse",
            onPhone: "lead",
            cell: ({ metric }) => <MetricLabel metric={metric} judging={experiment.judging} />,
          },
          {
            id: "control",
            head: control.name,
            align: "end",
            width: "104px",
            onPhone: "hide",
            cell: (guard) => <Level guard={guard} side="control" />,
          },
          {
            id: "treatment",
            head: treatment.name,
            align: "end",
            width: "104px",
            onPhone: "hide",
            cell: (guard) => <Level guard={guard} side="treatment" />,
          },
          {
            id: "change",
            label: "Change with its 95% interval, by its limit",
            head: (
              <IntervalAxis
                domain={domain}
                width={width}
                ticks={[
                  { at: -1.8, label: "better" },
                  { at: 0, label: "no change" },
                  { at: 1, label: "limit" },
                ]}
              />
            ),
            width: `${width + 16}px`,
            onPhone: "below",
            cell: (guard) => <Picture guard={guard} />,
          },
          {
            id: "limit",
            head: "Limit",
            width: "112px",
            onPhone: "hide",
            cell: ({ metric, limit }) => (
              <span className="num whitespace-nowrap text-xs">{formatChange(metric, worse(metric, limit))}</span>
            ),
          },
          {
            id: "state",
            head: "State",
            width: "150px",
            onPhone: "aside",
            cell: ({ state }) => <StateMark state={guardWords[state].state}>{guardWords[state].label}</StateMark>,
          },
        ]}
      />
    </Panel>
  );
}

function Level({ guard, side }: { guard: Guard; side: "control" | "treatment" }) {
  const mean = guard.contrast ? guard[side] : null;
  return (
    <span className={side === "treatment" ? "font-medium" : "text-on-surface-2"}>{mean ? formatLevel(guard.metric, mean.value) : "–"}</span>
  );
}

function Picture({ guard: { metric, limit, contrast, state } }: { guard: Guard }) {
  if (!contrast) return <span className="hint">nothing to compare yet</span>;
  const [low, high] = contrast.ci95;
  const label = `${formatChange(metric, contrast.value)}, 95% interval ${formatChange(metric, low)} to ${formatChange(metric, high)}, at most ${formatChange(metric, worse(metric, limit))}`;
  const inside = (value: number) => Math.min(domain[1], Math.max(domain[0], value));
  const byLimit = (value: number) => inside((worse(metric, 1) * value) / limit);
  const ends = [byLimit(low), byLimit(high)].sort((a, b) => a - b);
  const estimate: Estimate = { value: byLimit(contrast.value), low: ends[0] ?? 0, high: ends[1] ?? 0 };
  return <Interval inRow estimate={estimate} domain={domain} width={width} label={label} tone={tones[state]} zero limit={1} />;
}

/** With the sign that is for the worse. */
const worse = (metric: string, amount: number) => (metricOf(metric).better === "higher" ? -amount : amount);
