"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { useAddVariant, useSetShares } from "@/lib/deployments/hooks";
import type { Deployment, Variant } from "@/lib/deployments/schemas";
import { formatNumber } from "@/lib/format";
import { ChangedMeanwhile, chooseFirst } from "./changed-meanwhile";
import { ModelSelect } from "./model-select";
import { isHeldBack, parityMark } from "./parity/parity-words";
import { fallbackLabel, fallbackOf, nobody, percentOf, rowsOf, shareDifferences, type TypedShares, takeNewerShares } from "./share-draft";
import { variantName } from "./variant-words";

/** What takes no traffic yet says so before anybody types. */
function labelOf(variant: Variant, variants: readonly Variant[]): string {
  const name = variantName(variant, variants);
  return isHeldBack(variant.parity) ? `${name} (${parityMark(variant.parity).label})` : name;
}

const mostShown = 6;

/** Who gets how much, and who stands in. People keep their variant unless its share shrinks. */
export function ShareTraffic({ projectId, deployment }: { projectId: string; deployment: Deployment }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button>Share the traffic</Button>}
      title={`Who gets which part of ${deployment.name}?`}
      description="People stay with their variant; only as many move as a share shrinks by."
    >
      <ShareForm projectId={projectId} deployment={deployment} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function ShareForm({ projectId, deployment, onDone }: { projectId: string; deployment: Deployment; onDone: () => void }) {
  const { variants } = deployment;
  const share = useSetShares(projectId, deployment.id);
  const add = useAddVariant(projectId, deployment.id);
  const [opened, setOpened] = useState(deployment);
  const [typed, setTyped] = useState<TypedShares>({});
  const [fallback, setFallback] = useState(fallbackOf(deployment));
  const [reason, setReason] = useState("");
  // What this form has saved itself is nobody else's change.
  const differences = share.isPending || share.isSuccess ? [] : shareDifferences(opened, deployment);
  const shown = rowsOf(opened, deployment).slice(0, mostShown);
  const percents = Object.fromEntries(shown.map((variant) => [variant.id, typed[variant.id] ?? percentOf(variant.share)]));
  const shares = Object.entries(percents).map(([variantId, percent]) => ({ variantId, share: Number(percent || 0) / 100 }));
  const total = shares.reduce((sum, one) => sum + one.share, 0);
  const isWhole = Math.abs(total - 1) < 1e-6;
  const error = share.error ?? add.error;

  function choose(chosen: TypedShares, standIn: string) {
    setTyped(chosen);
    setFallback(standIn);
    setOpened(deployment);
    share.reset();
  }

  function takeNewer() {
    const hasMoved = fallbackOf(opened) !== fallbackOf(deployment);
    choose(takeNewerShares(typed, opened, deployment), hasMoved ? fallbackOf(deployment) : fallback);
  }

  function submit() {
    if (!isWhole || share.isPending || differences.length > 0) return;
    // Who has what is as it was when this was opened, whatever else has changed since.
    const { routingVersion } = deployment;
    share.mutate({ routingVersion, shares, fallbackVariantId: fallback === nobody ? null : fallback, reason }, { onSuccess: onDone });
  }

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {differences.length > 0 ? (
        <ChangedMeanwhile differences={differences} onTake={takeNewer} onKeep={() => choose(percents, fallback)} />
      ) : (
        error && <Notice tone="negative">{errorWords(error)}</Notice>
      )}
      <div className="grid gap-3">
        {shown.map((variant) => (
          <Field key={variant.id} label={labelOf(variant, variants)} className="grid grid-cols-[1fr_120px] items-center gap-x-3 *:mb-0">
            <NumberField
              min={0}
              max={100}
              unit="%"
              value={percents[variant.id] ?? ""}
              onChange={(event) => setTyped({ ...typed, [variant.id]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      <p className={isWhole ? "hint" : "text-negative text-xs"} role="status">
        {isWhole ? "Together 100%." : `Together ${formatNumber(total * 100, Number.isInteger(total * 100) ? 0 : 2)}%; it must be 100%.`}
      </p>
      <Field label="Add a model" hint="It joins the list with no traffic." optional>
        <ModelSelect projectId={projectId} value="" onChange={(modelVersionId) => add.mutate({ modelVersionId })} />
      </Field>
      <Field label={fallbackLabel} hint="The request is logged as a fallback, and counts for who should have answered.">
        <Select
          value={fallback}
          onValueChange={setFallback}
          options={[
            { value: nobody, label: "Nobody; the program is told" },
            ...shown.map((variant) => ({ value: variant.id, label: variantName(variant, variants) })),
          ]}
        />
      </Field>
      <Field label="Why" hint="Stands in the history beside your name." optional>
        <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button variant="plain">Cancel</Button>
        </DialogClose>
        <Button
          type="submit"
          variant="primary"
          busy={share.isPending}
          disabledReason={differences.length > 0 ? chooseFirst : isWhole ? undefined : "The shares must make 100%."}
        >
          Share the traffic like this
        </Button>
      </div>
    </form>
  );
}
