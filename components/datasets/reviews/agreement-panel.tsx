"use client";

import { useQuery } from "@tanstack/react-query";
import { Interval } from "@/components/charts/interval";
import { errorWords } from "@/components/layout/error-words";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { Stat } from "@/components/ui/stat";
import { Table } from "@/components/ui/table";
import { agreementQuery } from "@/lib/datasets/reviews/hooks";
import type { KappaEstimate } from "@/lib/datasets/reviews/schemas";
import { formatInterval, formatNumber, formatPercent } from "@/lib/format";
import { usePeople } from "../examples/use-people";

type AgreementPanelProps = { projectId: string; datasetId: string; className?: string };

/** How far people mean the same by a good answer, beyond what chance would give. */
export function AgreementPanel({ projectId, datasetId, className }: AgreementPanelProps) {
  const { data, error } = useQuery(agreementQuery(projectId, datasetId));
  const { nameOf } = usePeople(projectId);

  return (
    <Panel title="Agreement" hint="1 is perfect, 0 is what chance alone would give." {...(className ? { className } : {})}>
      {error && !data && <p className="text-negative">{errorWords(error)}</p>}
      {!data && !error && <Skeleton className="h-16 w-full" />}
      {data && (
        <div className="grid gap-5">
          <p className="max-w-[60ch] text-base">{data.verdict}</p>
          <div className="flex flex-wrap gap-x-10 gap-y-4">
            <Stat
              label={data.reviewersPerExample > 2 ? "Fleiss’ κ" : "κ over all reviewers"}
              value={data.kappa && !data.isVerdictRefused ? formatNumber(data.kappa.value, 2) : "not yet"}
              {...(data.kappa && !data.isVerdictRefused ? { hint: `95% interval ${formatInterval(data.kappa, 2)}` } : {})}
            />
            <Stat label="All said the same" value={data.unanimousShare === null ? "not yet" : formatPercent(data.unanimousShare, 0)} />
            <Stat label="Judged by everybody" value={formatNumber(data.exampleCount)} unit="examples" />
          </div>
          {data.pairs.length > 0 && (
            <Table
              caption="Agreement of every two reviewers"
              rows={data.pairs}
              rowKey={({ reviewerIds }) => reviewerIds.join(" ")}
              columns={[
                {
                  id: "pair",
                  head: "Reviewers",
                  onPhone: "lead",
                  cell: ({ reviewerIds: [one, two] }) => `${nameOf(one)} and ${nameOf(two)}`,
                },
                { id: "count", head: "Examples", align: "end", cell: ({ exampleCount }) => formatNumber(exampleCount) },
                { id: "agreed", head: "Same", align: "end", cell: ({ agreedShare }) => formatPercent(agreedShare, 0) },
                {
                  id: "kappa",
                  head: "Cohen’s κ",
                  width: "220px",
                  onPhone: "below",
                  cell: ({ kappa }) =>
                    kappa ? <KappaBar kappa={kappa} /> : <span className="hint">no value: always the same judgement</span>,
                },
              ]}
            />
          )}
        </div>
      )}
    </Panel>
  );
}

function KappaBar({ kappa }: { kappa: KappaEstimate }) {
  const words = `${formatNumber(kappa.value, 2)}, 95% interval ${formatInterval(kappa, 2)}`;
  return (
    <span className="flex items-center gap-2">
      <span className="num w-10">{formatNumber(kappa.value, 2)}</span>
      <Interval estimate={kappa} domain={[-0.2, 1]} zero width={140} label={words} />
    </span>
  );
}
