"use client";

import { useQuery } from "@tanstack/react-query";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { trafficQuery } from "@/lib/deployments/hooks";
import type { Deployment, TrafficSums, Variant } from "@/lib/deployments/schemas";
import { formatMoney, formatNumber } from "@/lib/format";
import { TrafficBar } from "./traffic-bar";
import { latencyWords, shareWords, variantName } from "./variant-words";

const resting = 3;

/** Who gets which answer, and how it went in the last day. Old variants without traffic are left out. */
export function VariantTable({ projectId, deployment }: { projectId: string; deployment: Deployment }) {
  const { data, isPending } = useQuery(trafficQuery(projectId, deployment.id));
  const { variants } = deployment;
  const sumsOf = (variant: Variant): TrafficSums | undefined => data?.variants.find(({ variantId }) => variantId === variant.id)?.sums;
  const isSeen = (variant: Variant) => variant.share > 0 || variant.isFallback || sumsOf(variant) !== undefined;
  const rows = [...variants.filter(isSeen), ...variants.filter((variant) => !isSeen(variant)).slice(0, resting)];
  const figure = (of: (sums: TrafficSums) => string) => (variant: Variant) => {
    const sums = sumsOf(variant);
    return sums ? of(sums) : isPending ? "" : "–";
  };

  return (
    <Panel title="Who gets which answer" hint="figures of the last day" flush>
      <TrafficBar variants={variants} className="px-5 pt-1 pb-4 max-md:px-4" />
      <Table
        framed={false}
        className="border-t"
        caption="Variants with their share and their last day"
        rows={rows}
        rowKey={({ id }) => id}
        rowHeight="two"
        columns={[
          {
            id: "model",
            head: "Variant",
            onPhone: "lead",
            cell: (variant) => (
              <>
                <span className="cut">
                  <span className="font-medium">{variantName(variant, variants)}</span>
                  {variant.isFallback && <Tag className="ml-2">fallback</Tag>}
                </span>
                <span className="hint cut">{askedWith(variant)}</span>
              </>
            ),
          },
          { id: "share", head: "Share", align: "end", width: "76px", onPhone: "aside", cell: ({ share }) => shareWords(share) },
          {
            id: "requests",
            head: "Requests",
            align: "end",
            width: "92px",
            onPhone: "hide",
            cell: figure(({ requests }) => formatNumber(requests)),
          },
          {
            id: "failed",
            head: "Failed",
            align: "end",
            width: "76px",
            onPhone: "hide",
            cell: figure(({ failed, formatFailed }) => formatNumber(failed + formatFailed)),
          },
          {
            id: "half",
            head: "Half within",
            align: "end",
            width: "104px",
            onPhone: "hide",
            cell: figure(({ medianLatencyMs }) => latencyWords(medianLatencyMs)),
          },
          {
            id: "most",
            head: "95% within",
            align: "end",
            width: "104px",
            onPhone: "hide",
            cell: figure(({ p95LatencyMs }) => latencyWords(p95LatencyMs)),
          },
          { id: "spent", head: "Spent", align: "end", width: "112px", onPhone: "hide", cell: figure(spentWords) },
        ]}
      />
    </Panel>
  );
}

function askedWith({ modelVersion, systemPrompt, parameters }: Variant): string {
  const own = [systemPrompt === null ? "" : "an instruction of its own", ...Object.keys(parameters)].filter(Boolean);
  return own.length > 0 ? `${modelVersion.baseModel}, with ${own.join(", ")}` : modelVersion.baseModel;
}

/** A sum in which prices are missing is too low, and says so. */
function spentWords({ costUsd, unpriced }: TrafficSums): string {
  if (unpriced === 0) return costUsd === 0 ? "no charge" : formatMoney(costUsd);
  return costUsd === 0 ? "not known" : `over ${formatMoney(costUsd)}`;
}
