"use client";

import { useQuery } from "@tanstack/react-query";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import { Skeleton } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast-context";
import type { Deployment } from "@/lib/deployments/schemas";
import { shadowQuery, useSetShadow } from "@/lib/deployments/shadow/hooks";
import type { Shadow } from "@/lib/deployments/shadow/schemas";
import { formatCost, formatCount, formatNumber } from "@/lib/format";
import { shareWords, variantName } from "../variant-words";
import { SetShadow } from "./set-shadow";
import { ShadowFiguresTable } from "./shadow-figures-table";
import { ShadowPairs } from "./shadow-pairs";

type ShadowPanelProps = { projectId: string; deployment: Deployment; mayLaunch: boolean };

/** A candidate that is asked what people ask, and whose answers nobody gets. */
export function ShadowPanel({ projectId, deployment, mayLaunch }: ShadowPanelProps) {
  const { data, error, refetch } = useQuery(shadowQuery(projectId, deployment));
  return (
    <section className="panel min-w-0 overflow-hidden" aria-label="Shadow">
      <SectionHead
        title="Shadow"
        hint="asked the same; nobody gets its answers"
        className="px-5 pt-4 pb-3 max-md:px-4"
        actions={mayLaunch && data && <ShadowActions projectId={projectId} deployment={deployment} shadow={data} />}
      />
      {data ? (
        <ShadowBody shadow={data} deployment={deployment} />
      ) : error ? (
        <LoadError title="The shadow could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="m-5 h-16" />
      )}
    </section>
  );
}

function ShadowActions({ projectId, deployment, shadow }: { projectId: string; deployment: Deployment; shadow: Shadow }) {
  const set = useSetShadow(projectId, deployment.id);
  const { notify } = useToast();
  const end = () =>
    set.mutate(
      { routingVersion: shadow.routingVersion, variantId: null, share: shadow.share },
      { onError: (error) => notify({ title: "The shadow is still asked.", body: errorWords(error), state: "failed" }) },
    );
  return (
    <>
      {shadow.variantId && (
        <Button size="small" busy={set.isPending} onClick={end}>
          Switch it off
        </Button>
      )}
      <SetShadow projectId={projectId} deployment={deployment} shadow={shadow} />
    </>
  );
}

function ShadowBody({ shadow, deployment }: { shadow: Shadow; deployment: Deployment }) {
  const { variantId, share, shownVariantId, figures, month, pairs } = shadow;
  const shown = deployment.variants.find(({ id }) => id === shownVariantId);
  const name = shown ? variantName(shown, deployment.variants) : "a variant";
  if (shownVariantId === null)
    return (
      <p className="px-5 pb-5 text-on-surface-2 max-md:px-4">
        Ask a candidate what people ask, after they were answered, and see how it would have done before anybody meets it. It costs what its
        answers cost.
      </p>
    );
  const dropped =
    month.dropped === 0
      ? ""
      : ` ${formatCount(month.dropped, "request")} came while it was busy and ${month.dropped === 1 ? "was" : "were"} left out.`;
  const price = month.unpriced > 0 ? `over ${formatCost(month.costUsd)}` : formatCost(month.costUsd);
  return (
    <>
      <p className="px-5 pb-3 text-on-surface-2 max-md:px-4">
        {variantId
          ? `${name} is asked beside ${shareWords(share)} of the requests.`
          : `It is switched off; these are the answers of ${name}.`}{" "}
        This month {formatNumber(month.requests)} asked, {price}.{dropped}
      </p>
      <ShadowFiguresTable figures={figures} name={name} />
      <ShadowPairs pairs={pairs} deployment={deployment} name={name} />
    </>
  );
}
