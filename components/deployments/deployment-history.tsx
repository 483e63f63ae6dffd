"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { agoWords } from "@/components/layout/ago-words";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { useNow } from "@/components/layout/use-now";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SectionHead } from "@/components/ui/section-head";
import { Skeleton } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast-context";
import { changesQuery, useRevert } from "@/lib/deployments/hooks";
import { movesTraffic } from "@/lib/deployments/moves-traffic";
import type { Deployment, DeploymentChange } from "@/lib/deployments/schemas";
import { formatCount } from "@/lib/format";
import { shareWords, variantName } from "./variant-words";

type DeploymentHistoryProps = { projectId: string; deployment: Deployment; mayLaunch: boolean };

const did: Record<DeploymentChange["kind"], string> = {
  created: "deployed",
  promoted: "promoted",
  shares: "shared the traffic",
  settings: "changed settings",
  reverted: "took a change back",
  shadow: "changed the shadow",
  overridden: "let a variant through that its check had stopped",
};

/** Who changed what, when and why; the last change of the traffic can be taken back. */
export function DeploymentHistory({ projectId, deployment, mayLaunch }: DeploymentHistoryProps) {
  const { data, error, refetch, isPlaceholderData } = useQuery(changesQuery(projectId, deployment));
  const [asked, setAsked] = useState<Asked | null>(null);
  const now = useNow(10_000);
  // While the newer history is on its way, nobody knows yet which move was the last.
  const last = isPlaceholderData ? undefined : data?.find(({ kind }) => movesTraffic(kind));
  return (
    <section>
      <SectionHead title="History" />
      {data ? (
        <ol className="mt-2 divide-y">
          {data.map((change) => (
            <li key={change.id} className="flex items-start gap-3 py-2.5">
              <div className="min-w-0 flex-1">
                <p>
                  <span className="font-medium">{change.person?.name ?? "Hone by itself"}</span> {did[change.kind]}
                  {movesTraffic(change.kind) ? `: ${afterWords(change, deployment)}` : ""}
                </p>
                {change.reason && change.kind !== "settings" && <p className="text-on-surface-2">“{change.reason}”</p>}
                <p className="hint">{agoWords(change.createdAt, now)}</p>
              </div>
              {mayLaunch && change.id === last?.id && change.before.length > 0 && (
                <Button size="small" onClick={() => setAsked({ change, routingVersion: deployment.routingVersion })}>
                  Roll back
                </Button>
              )}
            </li>
          ))}
        </ol>
      ) : error ? (
        <LoadError title="The history could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="mt-3 h-20 w-full" />
      )}
      <RollBack projectId={projectId} deployment={deployment} asked={asked} onDone={() => setAsked(null)} />
    </section>
  );
}

/** The change, and the version at which it was the last one: whoever moves the traffic meanwhile is not undone by this. */
type Asked = { change: DeploymentChange; routingVersion: number };

/** What is checked first begins with nothing. */
const afterWords = ({ kind, after }: DeploymentChange, deployment: Deployment) =>
  kind === "created" && after.length === 0 ? "a variant that is checked first" : trafficWords(after, deployment);

type RollBackProps = { projectId: string; deployment: Deployment; asked: Asked | null; onDone: () => void };

function RollBack({ projectId, deployment, asked, onDone }: RollBackProps) {
  const { notify } = useToast();
  const revert = useRevert(projectId, deployment.id);
  const words = asked ? trafficWords(asked.change.before, deployment) : "";

  function confirm() {
    if (!asked) return;
    revert.mutate(
      { changeId: asked.change.id, routingVersion: asked.routingVersion },
      {
        onSettled: onDone,
        onError: (error) => notify({ title: "The traffic stays as it is.", body: errorWords(error), state: "failed" }),
      },
    );
  }

  return (
    <ConfirmDialog
      open={asked !== null}
      onOpenChange={(open) => !open && onDone()}
      title="Roll back?"
      confirmLabel={`Roll back to ${words}`}
      busy={revert.isPending}
      onConfirm={confirm}
    >
      Now: {trafficWords(nowOf(deployment), deployment)}. Afterwards: {words}, and everybody has again the variant that they had.{" "}
      {formatCount(deployment.lastDay.requests, "request")} came in the last day.
    </ConfirmDialog>
  );
}

const nowOf = ({ variants }: Deployment) => variants.map(({ id, share }) => ({ variantId: id, share }));

/** "v5 90%, v7 10%" */
function trafficWords(traffic: readonly { variantId: string; share: number }[], { variants }: Deployment): string {
  const words = traffic
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share)
    .map(({ variantId, share }) => {
      const variant = variants.find(({ id }) => id === variantId);
      return `${variant ? variantName(variant, variants) : "a variant"} ${shareWords(share)}`;
    });
  return words.join(", ") || "nothing";
}
