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
  const { data, error, refetch } = useQuery(changesQuery(projectId, deployment.id));
  const now = useNow(10_000);
  const last = data?.find(({ kind }) => movesTraffic(kind));
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
                <RollBack projectId={projectId} deployment={deployment} change={change} />
              )}
            </li>
          ))}
        </ol>
      ) : error ? (
        <LoadError title="The history could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="mt-3 h-20 w-full" />
      )}
    </section>
  );
}

const movesTraffic = (kind: DeploymentChange["kind"]) => !["settings", "overridden", "shadow"].includes(kind);

/** What is checked first begins with nothing. */
const afterWords = ({ kind, after }: DeploymentChange, deployment: Deployment) =>
  kind === "created" && after.length === 0 ? "a variant that is checked first" : trafficWords(after, deployment);

type RollBackProps = { projectId: string; deployment: Deployment; change: DeploymentChange };

function RollBack({ projectId, deployment, change }: RollBackProps) {
  const { notify } = useToast();
  const revert = useRevert(projectId, deployment.id);
  const [isAsking, setAsking] = useState(false);
  const words = trafficWords(change.before, deployment);

  const confirm = () =>
    revert.mutate(
      { changeId: change.id, routingVersion: deployment.routingVersion },
      {
        onSettled: () => setAsking(false),
        onError: (error) => notify({ title: "The traffic stays as it is.", body: errorWords(error), state: "failed" }),
      },
    );

  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        Roll back
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Roll back?"
        confirmLabel={`Roll back to ${words}`}
        busy={revert.isPending}
        onConfirm={confirm}
      >
        Now: {trafficWords(change.after, deployment)}. Afterwards: {words}, and everybody has again the variant that they had.{" "}
        {formatCount(deployment.lastDay.requests, "request")} came in the last day.
      </ConfirmDialog>
    </>
  );
}

/** "v5 90%, v7 10%" */
function trafficWords(traffic: DeploymentChange["after"], { variants }: Deployment): string {
  const words = traffic
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share)
    .map(({ variantId, share }) => {
      const variant = variants.find(({ id }) => id === variantId);
      return `${variant ? variantName(variant, variants) : "a variant"} ${shareWords(share)}`;
    });
  return words.join(", ") || "nothing";
}
