"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { agoWords } from "@/components/layout/ago-words";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { useNow } from "@/components/layout/use-now";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { SectionHead } from "@/components/ui/section-head";
import { Skeleton } from "@/components/ui/skeleton";
import { StateMark } from "@/components/ui/state-mark";
import { gatewayKeysQuery, useRevokeGatewayKey } from "@/lib/deployments/hooks";
import type { Deployment, GatewayKey } from "@/lib/deployments/schemas";
import { formatDate, formatMoney, formatNumber } from "@/lib/format";
import { NewGatewayKey } from "./new-gateway-key";

type GatewayKeysProps = { projectId: string; deployment: Deployment; mayLaunch: boolean };

/** Which programs may ask: those with a key for this deployment, or for all of the project's. */
export function GatewayKeys({ projectId, deployment, mayLaunch }: GatewayKeysProps) {
  const { data, error, refetch } = useQuery(gatewayKeysQuery(projectId));
  const own = data?.filter((key) => key.opensAll || key.deploymentIds.includes(deployment.id));
  return (
    <section>
      <SectionHead title="Keys" actions={mayLaunch && <NewGatewayKey projectId={projectId} deployment={deployment} />} />
      {own ? (
        own.length === 0 ? (
          <p className="mt-2 text-on-surface-2">No program can ask yet. Make a key and put it into the program’s settings.</p>
        ) : (
          <ul className="mt-2 divide-y">
            {own.map((key) => (
              <KeyItem key={key.id} projectId={projectId} gatewayKey={key} mayLaunch={mayLaunch} />
            ))}
          </ul>
        )
      ) : error ? (
        <LoadError title="The keys could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="mt-3 h-16 w-full" />
      )}
    </section>
  );
}

function KeyItem({ projectId, gatewayKey: key, mayLaunch }: { projectId: string; gatewayKey: GatewayKey; mayLaunch: boolean }) {
  const revoke = useRevokeGatewayKey(projectId);
  const [isAsking, setAsking] = useState(false);
  const now = useNow(10_000);

  function ask() {
    revoke.reset();
    setAsking(true);
  }

  const isOver = key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now);
  return (
    <li className="flex items-start gap-3 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <span className={isOver ? "text-on-surface-2" : "font-medium"}>{key.name}</span>{" "}
          <span className="font-mono text-on-surface-3 text-xs">{key.hint}…</span>
        </p>
        <p className="hint">
          {key.lastUsedAt ? `Used ${agoWords(key.lastUsedAt, now)}` : "Never used"}, {formatNumber(key.requests)} this month
          {key.spentUsd > 0 || key.monthlyBudgetUsd !== null ? `, ${key.isEstimated ? "about " : ""}${formatMoney(key.spentUsd)}` : ""}
          {key.monthlyBudgetUsd === null ? "" : ` of ${formatMoney(key.monthlyBudgetUsd)}`}
          {key.requestsPerMinute === null ? "" : `, at most ${formatNumber(key.requestsPerMinute)} a minute`}
        </p>
      </div>
      {isOver ? (
        <StateMark state="stopped" className="text-on-surface-2 text-xs">
          {key.revokedAt ? "revoked" : `expired ${formatDate(key.expiresAt ?? now)}`}
        </StateMark>
      ) : (
        mayLaunch && (
          <Button size="small" variant="negative" onClick={ask} aria-label={`Revoke ${key.name}`}>
            Revoke
          </Button>
        )
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Revoke the key ${key.name}?`}
        confirmLabel={`Revoke ${key.name}`}
        tone="negative"
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate(key.id, { onSuccess: () => setAsking(false) })}
      >
        {key.lastUsedAt ? `It was used ${agoWords(key.lastUsedAt, now)}.` : "It was never used."} A program that still asks with it is
        refused within seconds. A revoked key cannot be brought back.
        {revoke.error && (
          <Notice tone="negative" title={`${key.name} is not revoked: programs still ask with it.`} className="mt-3">
            {errorWords(revoke.error)}
          </Notice>
        )}
      </ConfirmDialog>
    </li>
  );
}
