"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useCreateApiKey } from "@/lib/accounts/hooks";
import { createApiKeyInput } from "@/lib/accounts/schemas";
import { oneAtATime } from "@/lib/http/one-at-a-time";

type ApiKeyDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** What will use it, and then the key, once. */
export function ApiKeyDialog({ open, onOpenChange }: ApiKeyDialogProps) {
  const create = useCreateApiKey();
  const { register, handleSubmit, formState, reset } = useForm({ resolver: zodResolver(createApiKeyInput), defaultValues: { name: "" } });
  const [once] = useState(oneAtATime);
  const submit = handleSubmit(({ name }) => once(() => create.mutateAsync(name)));

  function close(next: boolean) {
    onOpenChange(next);
    if (next) return;
    reset();
    create.reset();
  }

  if (create.data)
    return (
      <Dialog
        open={open}
        onOpenChange={close}
        title="The key is ready."
        description="Copy it now: it is not shown again."
        footer={
          <DialogClose asChild>
            <Button>Done</Button>
          </DialogClose>
        }
      >
        <Field label="Key" action={<CopyButton text={create.data.key} label="Copy the key" />}>
          <Input readOnly className="font-mono" value={create.data.key} onFocus={(event) => event.target.select()} />
        </Field>
      </Dialog>
    );
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title="Create an API key"
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button variant="primary" busy={create.isPending} onClick={() => void submit()}>
            Create the key
          </Button>
        </>
      }
    >
      <form onSubmit={(event) => void submit(event)} className="grid gap-3">
        {create.error && <Notice tone="negative">{errorWords(create.error)}</Notice>}
        <Field label="What will use it?" hint="For example “CI pipeline”." error={formState.errors.name?.message}>
          <Input autoComplete="off" {...register("name")} />
        </Field>
      </form>
    </Dialog>
  );
}
