"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useOverrideParity } from "@/lib/deployments/parity/hooks";
import type { Deployment } from "@/lib/deployments/schemas";

type OverrideParityProps = { projectId: string; deployment: Deployment; variantId: string; checkId: string; name: string };

/** A lead takes it upon themselves, with their reason. */
export function OverrideParity({ projectId, deployment, variantId, checkId, name }: OverrideParityProps) {
  const override = useOverrideParity(projectId, deployment.id, variantId);
  const [reason, setReason] = useState("");
  return (
    <form
      className="grid gap-3 rounded-md border p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== "") override.mutate({ routingVersion: deployment.routingVersion, checkId, reason });
      }}
    >
      {override.error && <Notice tone="negative">{errorWords(override.error)}</Notice>}
      <Field label="Let it through all the same, because" hint="Stands in the history beside your name.">
        <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <div>
        <Button type="submit" busy={override.isPending} disabledReason={reason.trim() === "" ? "Say why first." : undefined}>
          Let {name} take traffic
        </Button>
      </div>
    </form>
  );
}
