"use client";

import { type FormEvent, useId, useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useCreateView, useUpdateView, type ViewsAt } from "@/lib/projects/views/hooks";
import type { SavedView } from "@/lib/projects/views/schemas";

type NameViewProps = {
  at: ViewsAt;
  query: string;
  /** Renamed, where it is there already. */
  view: SavedView | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function NameView({ at, query, view, open, onOpenChange }: NameViewProps) {
  const formId = useId();
  const create = useCreateView(at);
  const update = useUpdateView(at);
  const { isPending, error } = view ? update : create;
  const [name, setName] = useState(view?.name ?? "");
  const verb = view ? "Rename the view" : "Save the view";

  function submit(event: FormEvent) {
    event.preventDefault();
    const done = { onSuccess: () => onOpenChange(false) };
    if (view) update.mutate({ viewId: view.id, name: name.trim() }, done);
    else create.mutate({ name: name.trim(), query }, done);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={verb}
      description="Filters and order under a name that everybody in the project sees."
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            busy={isPending}
            disabledReason={name.trim() === "" ? "Name it first." : undefined}
          >
            {verb}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        <Field label="Name" error={error ? errorWords(error) : undefined}>
          <Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
