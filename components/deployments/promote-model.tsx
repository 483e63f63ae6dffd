"use client";

import { useRef, useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { usePromote } from "@/lib/deployments/hooks";
import type { Deployment, Variant } from "@/lib/deployments/schemas";
import { formatCount } from "@/lib/format";
import { ModelSelect } from "./model-select";
import { servesWords, shareWords } from "./variant-words";

/** All traffic to one model. The dialog names how much that is, and who had it. */
export function PromoteModel({ projectId, deployment }: { projectId: string; deployment: Deployment }) {
  const promote = usePromote(projectId, deployment.id);
  const [isOpen, setOpen] = useState(false);
  const [modelVersionId, setModel] = useState("");
  const [reason, setReason] = useState("");
  const waiting = useRef<AbortController | null>(null);
  const { variants, name, lastDay, routingVersion } = deployment;
  const isPlain = ({ systemPrompt, parameters }: Variant) => systemPrompt === null && Object.keys(parameters).length === 0;
  const variant = variants.find((one) => one.modelVersion.id === modelVersionId && isPlain(one));
  const hints = new Map(variants.filter(({ share }) => share > 0).map((one) => [one.modelVersion.id, `has ${shareWords(one.share)} now`]));
  const blocked = modelVersionId === "" ? "Choose a model first." : variant?.share === 1 ? "It has all the traffic already." : undefined;

  function change(open: boolean) {
    setOpen(open);
    // Whoever closes it while the model is checked has thought better of it.
    waiting.current?.abort();
    if (open) promote.reset();
    setModel("");
    setReason("");
  }

  function confirm() {
    const abort = new AbortController();
    waiting.current = abort;
    const { signal } = abort;
    promote.mutate({ routingVersion, modelVersionId, variantId: variant?.id ?? null, reason, signal }, { onSuccess: () => change(false) });
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={change}
      trigger={<Button variant="primary">Promote a model</Button>}
      title={`Who shall answer ${name}?`}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button variant="primary" busy={promote.isPending} disabledReason={blocked} onClick={confirm}>
            Give it 100% of the traffic
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {promote.isPending && <p role="status">A model that is new here is checked first; that takes some seconds.</p>}
        {promote.error && <Notice tone="negative">{errorWords(promote.error)}</Notice>}
        <p className="text-base text-on-surface-2">
          Now: {servesWords(deployment)} {formatCount(lastDay.requests, "request")} in the last day go to the model that you choose, at
          once. It goes to production, and what it replaces steps back to staging. One click in the history takes it back.
        </p>
        <Field label="Model">
          <ModelSelect projectId={projectId} value={modelVersionId} onChange={setModel} hints={hints} />
        </Field>
        <Field label="Why" hint="Stands in the history beside your name." optional>
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
