"use client";

import { type FormEvent, useId, useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { Switch } from "@/components/ui/switch";
import { useCreateGatewayKey } from "@/lib/deployments/hooks";
import type { Deployment } from "@/lib/deployments/schemas";

export function NewGatewayKey({ projectId, deployment }: { projectId: string; deployment: Deployment }) {
  const formId = useId();
  const create = useCreateGatewayKey(projectId);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [isForAll, setForAll] = useState(false);
  const [perMinute, setPerMinute] = useState("");
  const [budget, setBudget] = useState("");
  const made = create.data;
  const missing = name.trim() === "" ? "Name it after the program first." : undefined;

  function change(open: boolean) {
    setOpen(open);
    if (!open) return;
    create.reset();
    setName("");
    setPerMinute("");
    setBudget("");
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (missing || create.isPending) return;
    create.mutate({
      name: name.trim(),
      deploymentIds: isForAll ? [] : [deployment.id],
      requestsPerMinute: perMinute === "" ? null : Number(perMinute),
      monthlyBudgetUsd: budget === "" ? null : Number(budget),
    });
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={change}
      trigger={<Button size="small">New key</Button>}
      title={made ? "Copy the key now" : "New key"}
      description={made ? "It is shown this once. Hone keeps only its hash." : "One for each program, so that each can be revoked alone."}
      footer={
        made ? (
          <DialogClose asChild>
            <Button variant="primary">I have copied it</Button>
          </DialogClose>
        ) : (
          <>
            <DialogClose asChild>
              <Button variant="plain">Cancel</Button>
            </DialogClose>
            <Button type="submit" form={formId} variant="primary" busy={create.isPending} disabledReason={missing}>
              Make the key
            </Button>
          </>
        )
      }
    >
      {made ? (
        <CodeBlock label={made.name}>{made.key}</CodeBlock>
      ) : (
        <form id={formId} onSubmit={submit} className="grid gap-4">
          {create.error && <Notice tone="negative">{errorWords(create.error)}</Notice>}
          <Field label="Program" hint="For example: shop, staging.">
            <Input value={name} maxLength={100} autoComplete="off" onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field label="At most" hint="Empty: as often as it likes. Each gateway process counts for itself." optional>
            <NumberField min={1} unit="a minute" value={perMinute} onChange={(event) => setPerMinute(event.target.value)} />
          </Field>
          <Field label="Budget" hint="Counts where the trainer’s prices are entered. Begins anew on the first of the month." optional>
            <NumberField min={0} unit="$ a month" value={budget} onChange={(event) => setBudget(event.target.value)} />
          </Field>
          <Switch
            label="Every deployment of this project"
            hint={`Otherwise ${deployment.name} alone.`}
            checked={isForAll}
            onCheckedChange={setForAll}
          />
        </form>
      )}
    </Dialog>
  );
}
