"use client";

import { useQuery } from "@tanstack/react-query";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { StateMark } from "@/components/ui/state-mark";
import { parityCheckQuery, useStartParity } from "@/lib/deployments/parity/hooks";
import type { ParityCheck } from "@/lib/deployments/parity/schemas";
import { isParityPending } from "@/lib/deployments/parity/wait-for-parity";
import type { Deployment, Variant } from "@/lib/deployments/schemas";
import { formatNumber } from "@/lib/format";
import { variantName } from "../variant-words";
import { OverrideParity } from "./override-parity";
import { ParityPairs } from "./parity-pairs";
import { isHeldBack, parityMark, paritySaid } from "./parity-words";

type ParityDialogProps = { projectId: string; deployment: Deployment; variant: Variant; mayLaunch: boolean; onClose: () => void };

/** What was compared, what was found, the pairs, and what can be done about it. */
export function ParityDialog({ projectId, deployment, variant, mayLaunch, onClose }: ParityDialogProps) {
  const { data: check, error, refetch } = useQuery(parityCheckQuery(projectId, deployment.id, variant.id));
  const start = useStartParity(projectId, deployment.id, variant.id);
  const name = variantName(variant, deployment.variants);
  const isPending = isParityPending(check?.status);
  const { state, label } = parityMark(check ?? null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="wide"
      title={`Is ${name} served as it was trained?`}
      description="The same questions are put to its trainer, twice, and asked as the gateway asks for a program."
      footer={
        mayLaunch &&
        check !== undefined && (
          <Button
            busy={start.isPending}
            disabledReason={isPending ? "It is being checked at the moment." : undefined}
            onClick={() => start.mutate()}
          >
            {check ? "Check again" : "Check it now"}
          </Button>
        )
      }
    >
      {check === undefined ? (
        error ? (
          <LoadError title="The check could not be loaded." error={error} onRetry={refetch} />
        ) : (
          <Skeleton className="h-60 w-full" />
        )
      ) : (
        <div className="grid gap-5">
          {start.error && <Notice tone="negative">{errorWords(start.error)}</Notice>}
          <div>
            <StateMark state={state}>{label}</StateMark>
            {!check?.verdict?.findings.length && <p className="mt-1 font-medium text-base">{paritySaid(check)}</p>}
            {check && <Findings check={check} />}
          </div>
          {check && mayLaunch && isHeldBack(check) && !isPending && (
            <OverrideParity projectId={projectId} deployment={deployment} variantId={variant.id} checkId={check.id} name={name} />
          )}
          {check && check.cases.length > 0 && <ParityPairs cases={check.cases} hasRecord={check.hasRecord} />}
        </div>
      )}
    </Dialog>
  );
}

function Findings({ check: { verdict, cases, source, overrideReason, overriddenBy, status } }: { check: ParityCheck }) {
  const done = cases.filter(({ first, again, served }) => first !== null && again !== null && served !== null).length;
  return (
    <div className="mt-2 grid gap-3">
      {verdict?.findings.map(({ kind, sentence, advice }) => (
        <Notice key={kind} tone="negative" title={sentence}>
          {advice}
        </Notice>
      ))}
      {overrideReason !== null && (
        <Notice tone="caution" title={`${overriddenBy ?? "Somebody who is gone"} let it through.`}>
          “{overrideReason}”
        </Notice>
      )}
      {isParityPending(status) && (
        <p role="status" className="text-on-surface-2">
          {formatNumber(done)} of {formatNumber(cases.length)} questions are answered on both ways.
        </p>
      )}
      {verdict && <p className="text-on-surface-2">{verdict.detail}</p>}
      {cases.length > 0 && <p className="hint">Asked: {source}.</p>}
    </div>
  );
}
