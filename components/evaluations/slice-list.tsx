"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryStates } from "nuqs";
import { Interval } from "@/components/charts/interval";
import { IntervalAxis } from "@/components/charts/interval-axis";
import { niceDomain, niceTicks } from "@/components/charts/scale";
import { LoadError } from "@/components/layout/load-error";
import { SectionHead } from "@/components/ui/section-head";
import { type Column, Table } from "@/components/ui/table";
import { slicesQuery } from "@/lib/evaluations/slices/hooks";
import type { Slice } from "@/lib/evaluations/slices/schemas";
import { casesAndSources } from "@/lib/evaluations/too-few";
import { formatCount, formatPercent, formatSigned, formatSignedInterval } from "@/lib/format";
import { scoreWords, toEstimate } from "./to-estimate";

const width = 200;

type SliceListProps = { projectId: string; candidateId: string; baselineId?: string; grader: string; hint: string };

/** Where it helps: one row for each tag. A row that is not sure is grey, so that colour means "surely". */
export function SliceList({ projectId, candidateId, baselineId, grader, hint }: SliceListProps) {
  const [{ tag }, setPlace] = useQueryStates({ tag: parseAsString, open: parseAsString });
  const query = { candidateId, ...(baselineId ? { baselineId } : {}), grader };
  const { data, error, isPending, refetch } = useQuery(slicesQuery(projectId, query));
  if (data?.slices.length === 0) return null;

  return (
    <section className="mt-6">
      <SectionHead title={baselineId ? "Where it helps" : "By tag"} hint={hint} />
      <Table
        className="mt-3"
        caption="Results by tag"
        rows={data?.slices ?? []}
        rowKey={(slice) => slice.tag}
        openKey={tag ?? undefined}
        onOpen={(slice) => void setPlace({ tag: slice.tag === tag ? null : slice.tag, open: null })}
        rowHeight="two"
        loading={isPending && 3}
        error={!data && error && <LoadError title="The tags could not be loaded." error={error} onRetry={refetch} />}
        columns={[tagColumn, ...(baselineId ? comparedColumns(data?.slices ?? []) : aloneColumns)]}
      />
      {data && (data.sentence || data.leftOutCount > 0) && (
        <p className="mt-2 text-on-surface-2">
          {data.sentence}
          {data.leftOutCount > 0 && ` ${formatCount(data.leftOutCount, "smaller tag")} left out.`}
        </p>
      )}
    </section>
  );
}

const tagColumn: Column<Slice> = {
  id: "tag",
  head: "Tag",
  onPhone: "lead",
  cell: ({ tag, caseCount, sourceCount }) => (
    <>
      <span className="block truncate font-medium">{tag}</span>
      <span className="hint num block truncate">{casesAndSources(caseCount, sourceCount)}</span>
    </>
  ),
};

const isSure = ({ outcome }: Slice) => outcome === "better" || outcome === "worse";

function comparedColumns(slices: readonly Slice[]): Column<Slice>[] {
  const bounds = slices.flatMap(({ difference }) => (difference ? [difference.ci95[0] * 100, difference.ci95[1] * 100] : []));
  const domain = niceDomain([0, ...bounds], 4);
  const ticks = niceTicks(domain, 4);
  return [
    {
      id: "before",
      head: "Before, %",
      align: "end",
      width: "90px",
      onPhone: "hide",
      cell: ({ baseline }) => baseline && <span title={scoreWords(baseline)}>{formatPercent(baseline.value)}</span>,
    },
    {
      id: "now",
      head: "Now, %",
      align: "end",
      width: "90px",
      onPhone: "hide",
      cell: ({ candidate }) => <span title={scoreWords(candidate)}>{formatPercent(candidate.value)}</span>,
    },
    {
      id: "difference",
      head: "Points",
      align: "end",
      width: "80px",
      onPhone: "aside",
      cell: (slice) =>
        slice.difference && (
          <span className={isSure(slice) ? "font-medium text-accent" : "text-on-surface-2"}>
            {formatSigned(slice.difference.value * 100)}
          </span>
        ),
    },
    {
      id: "interval",
      head: <IntervalAxis domain={domain} width={width} ticks={ticks.map((at) => ({ at, label: formatSigned(at) }))} />,
      label: "95% interval of the difference, points",
      width: `${width + 24}px`,
      onPhone: "below",
      cell: (slice) => {
        if (!slice.difference) return null;
        const points = toEstimate(slice.difference);
        const label = `${formatSigned(points.value)} points, 95% interval ${formatSignedInterval(points)}`;
        const tone = isSure(slice) ? "accent" : "baseline";
        return <Interval estimate={points} domain={domain} width={width} height={54} inRow zero ticks={ticks} tone={tone} label={label} />;
      },
    },
    {
      id: "verdict",
      head: "Verdict",
      width: "280px",
      onPhone: "below",
      cell: (slice) => (
        <span className={isSure(slice) ? "clamp-2 whitespace-normal" : "clamp-2 whitespace-normal text-on-surface-2 text-xs"}>
          {slice.words}
        </span>
      ),
    },
  ];
}

const aloneColumns: Column<Slice>[] = [
  { id: "score", head: "Right, %", align: "end", width: "90px", onPhone: "aside", cell: ({ candidate }) => formatPercent(candidate.value) },
  {
    id: "interval",
    head: <IntervalAxis domain={[0, 100]} width={width} ticks={[0, 25, 50, 75, 100].map((at) => ({ at, label: String(at) }))} />,
    label: "95% and 50% interval, %",
    width: `${width + 24}px`,
    onPhone: "below",
    cell: ({ candidate }) => (
      <Interval estimate={toEstimate(candidate)} domain={[0, 100]} width={width} height={54} inRow label={scoreWords(candidate)} />
    ),
  },
];
