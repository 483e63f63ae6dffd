"use client";

import { type FormEvent, useId, useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import type { Deployment } from "@/lib/deployments/schemas";
import { useChangeSpending } from "@/lib/deployments/spending/hooks";
import type { Spending } from "@/lib/deployments/spending/schemas";
import { variantName } from "../variant-words";

type ChangeSpendingProps = { projectId: string; deployment: Deployment; spending: Spending };

export function ChangeSpending(props: ChangeSpendingProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button size="small">Change</Button>}
      title={`What ${props.deployment.name} may cost`}
      description="A dedicated endpoint costs money whether it is asked or not. Hone says when that is too much; it switches nothing off."
    >
      <SpendingForm {...props} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

const mostShown = 6;

function SpendingForm({ projectId, deployment: { id, variants }, spending, onDone }: ChangeSpendingProps & { onDone: () => void }) {
  const formId = useId();
  const change = useChangeSpending(projectId, id);
  const [budget, setBudget] = useState(spending.monthlyBudgetUsd === null ? "" : String(spending.monthlyBudgetUsd));
  const known = new Map(spending.variants.map(({ variantId, endpointUsdPerDay }) => [variantId, endpointUsdPerDay]));
  const [prices, setPrices] = useState<Record<string, string>>({});
  const priceOf = (variantId: string) => prices[variantId] ?? String(known.get(variantId) ?? 0);
  const shown = variants.filter((variant, index) => index < mostShown || (known.get(variant.id) ?? 0) > 0);

  function submit(event: FormEvent) {
    event.preventDefault();
    const endpoints = Object.entries(prices).map(([variantId, usd]) => ({ variantId, usdPerDay: Number(usd || 0) }));
    change.mutate({ monthlyBudgetUsd: budget.trim() === "" ? null : Number(budget), endpoints }, { onSuccess: onDone });
  }

  return (
    <form id={formId} onSubmit={submit} className="grid gap-4">
      {change.error && <Notice tone="negative">{errorWords(change.error)}</Notice>}
      <Field label="Budget a month" hint="Answers and endpoints together. Above it you are told; requests go on." optional>
        <NumberField min={0} unit="$" value={budget} onChange={(event) => setBudget(event.target.value)} />
      </Field>
      <fieldset className="grid gap-3">
        <legend className="label mb-1 text-on-surface">What the endpoint costs a day</legend>
        {shown.map((variant) => (
          <Field
            key={variant.id}
            label={variantName(variant, variants)}
            className="grid grid-cols-[minmax(0,1fr)_140px] items-center gap-x-3 *:mb-0"
          >
            <NumberField
              min={0}
              unit="$ a day"
              value={priceOf(variant.id)}
              onChange={(event) => setPrices({ ...prices, [variant.id]: event.target.value })}
            />
          </Field>
        ))}
        <p className="hint">0 for a provider that bills by the token.</p>
      </fieldset>
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button variant="plain">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={change.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
