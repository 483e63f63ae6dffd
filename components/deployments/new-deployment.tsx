"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useCreateDeployment } from "@/lib/deployments/hooks";
import { ApiError } from "@/lib/http/fetch-json";
import { routes } from "@/lib/routes";
import { ModelSelect } from "./model-select";

export function NewDeployment({ projectId }: { projectId: string }) {
  const formId = useId();
  const router = useRouter();
  const create = useCreateDeployment(projectId);
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [modelVersionId, setModel] = useState("");
  const [isOpen, setOpen] = useState(false);
  const problems = create.error instanceof ApiError ? create.error.problem.fields : [];
  const nameProblem = problems.find(({ field }) => field === "name")?.problem;
  const missing = name.trim() === "" ? "Name it first." : modelVersionId === "" ? "Choose who answers." : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (missing || create.isPending) return;
    create.mutate(
      { name: name.trim(), description, variant: { modelVersionId } },
      { onSuccess: ({ id }) => router.push(routes.deployment(projectId, id)) },
    );
  }

  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button variant="primary">Deploy a model</Button>}
      title="Deploy a model"
      description="It answers under this name from the first request on. The model can be exchanged later; the name stays."
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" busy={create.isPending} disabledReason={missing}>
            Deploy the model
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        {create.error && !nameProblem && <Notice tone="negative">{errorWords(create.error)}</Notice>}
        <Field
          label="Name"
          hint="Programs write it as their model. Small letters and digits, for example support-triage."
          error={nameProblem}
        >
          <Input value={name} maxLength={64} autoComplete="off" spellCheck={false} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label="Who answers">
          <ModelSelect projectId={projectId} value={modelVersionId} onChange={setModel} />
        </Field>
        <Field label="What it is for" optional>
          <Input value={description} maxLength={500} onChange={(event) => setDescription(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
