"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import type { Deployment } from "@/lib/deployments/schemas";
import { useSetShadow } from "@/lib/deployments/shadow/hooks";
import type { Shadow } from "@/lib/deployments/shadow/schemas";
import { modelsQuery } from "@/lib/models/hooks";
import { ChangedMeanwhile, chooseFirst } from "../changed-meanwhile";
import { sidesOf } from "../experiments/sides-of";
import { draftOf, type ShadowDraft, shadowDifferences, takeNewerShadow } from "./shadow-draft";

type SetShadowProps = { projectId: string; deployment: Deployment; shadow: Shadow };

export function SetShadow({ projectId, deployment, shadow }: SetShadowProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button size="small">{shadow.variantId ? "Change" : "Ask a shadow"}</Button>}
      title={`What is asked in the shadow of ${deployment.name}?`}
      description="After people were answered, it is asked the same in the background. It never slows an answer; when it is busy, requests are left out and counted."
    >
      <ShadowForm projectId={projectId} deployment={deployment} shadow={shadow} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function ShadowForm({ projectId, deployment, shadow, onDone }: SetShadowProps & { onDone: () => void }) {
  const set = useSetShadow(projectId, deployment.id);
  const { data: models = [] } = useQuery(modelsQuery(projectId));
  const [opened, setOpened] = useState(shadow);
  const [draft, setDraft] = useState(() => draftOf(shadow));
  const { chosen, percent } = draft;
  // What this form has saved itself is nobody else's change.
  const differences = set.isPending || set.isSuccess ? [] : shadowDifferences(opened, shadow, deployment.variants);
  const { controls, options: others } = sidesOf(deployment, models, { controlId: "", treatment: "" });
  const serving = new Set(deployment.variants.flatMap(({ id, share }) => (share > 0 ? id : [])));
  const options = [...new Map([...controls, ...others].map((one) => [one.value, one])).values()].filter(({ value }) => !serving.has(value));
  const side = options.find(({ value }) => value === chosen);
  const share = Number(percent) / 100;
  const missing = !side ? "Choose what is asked." : share > 0 && share <= 1 ? undefined : "Mirror more than 0% and at most 100%.";

  function choose(draft: ShadowDraft) {
    setDraft(draft);
    setOpened(shadow);
    set.reset();
  }

  const submit = () => {
    if (!side || missing || set.isPending || differences.length > 0) return;
    const fresh = side.variantId === null ? { modelVersionId: side.modelVersionId } : {};
    // The version of the shadow itself: the deployment's own may be newer than the shadow that is on the screen.
    set.mutate({ routingVersion: shadow.routingVersion, variantId: side.variantId, share, ...fresh }, { onSuccess: onDone });
  };

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {differences.length > 0 ? (
        <ChangedMeanwhile
          differences={differences}
          onTake={() => choose(takeNewerShadow(draft, opened, shadow))}
          onKeep={() => choose(draft)}
        />
      ) : (
        set.error && <Notice tone="negative">{errorWords(set.error)}</Notice>
      )}
      <Field label="What is asked" hint="Nobody gets its answers. It need not have passed its check.">
        <Select options={options} value={chosen} onValueChange={(chosen) => setDraft({ ...draft, chosen })} placeholder="Choose a model" />
      </Field>
      <Field label="Of the requests" hint="Each one mirrored costs another answer.">
        <NumberField min={0} max={100} unit="%" value={percent} onChange={(event) => setDraft({ ...draft, percent: event.target.value })} />
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button variant="plain">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={set.isPending} disabledReason={differences.length > 0 ? chooseFirst : missing}>
          Ask it in the shadow
        </Button>
      </div>
    </form>
  );
}
