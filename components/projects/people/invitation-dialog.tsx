"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import type { z } from "zod";
import { roleWords } from "@/components/accounts/role-words";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio";
import { useCreateInvitation } from "@/lib/accounts/hooks";
import { type Role, roleSchema } from "@/lib/accounts/permissions";
import { givableRoles } from "@/lib/accounts/ranks";
import { type CreateInvitationInput, createInvitationInput } from "@/lib/accounts/schemas";
import { oneAtATime } from "@/lib/http/one-at-a-time";
import { projectsQuery } from "@/lib/projects/hooks";
import { InvitationLink } from "./invitation-link";

type InvitationDialogProps = { own: Role; open: boolean; onOpenChange: (open: boolean) => void };

const empty: CreateInvitationInput = { note: "", role: "expert", projectIds: [] };

/** For whom, as what, into which projects; the answer is a link that is shown once. */
export function InvitationDialog({ own, open, onOpenChange }: InvitationDialogProps) {
  const { data: projects = [] } = useQuery(projectsQuery());
  const create = useCreateInvitation();
  const { register, control, handleSubmit, formState, reset } = useForm<
    CreateInvitationInput,
    unknown,
    z.output<typeof createInvitationInput>
  >({
    resolver: zodResolver(createInvitationInput),
    defaultValues: empty,
  });
  const [once] = useState(oneAtATime);
  const submit = handleSubmit((input) => once(() => create.mutateAsync(input)));
  const role = useWatch({ control, name: "role" });

  function close(next: boolean) {
    onOpenChange(next);
    if (next) return;
    reset(empty);
    create.reset();
  }

  if (create.data)
    return (
      <Dialog
        open={open}
        onOpenChange={close}
        title="The invitation is ready."
        footer={
          <DialogClose asChild>
            <Button>Done</Button>
          </DialogClose>
        }
      >
        <InvitationLink invitation={create.data} />
      </Dialog>
    );
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title="Invite somebody"
      description="You get a link to send them. Hone sends nothing by itself."
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button variant="primary" busy={create.isPending} onClick={() => void submit()}>
            Make the link
          </Button>
        </>
      }
    >
      <form className="grid gap-5" onSubmit={(event) => void submit(event)}>
        {create.error && <Notice tone="negative">{errorWords(create.error)}</Notice>}
        <Field label="For whom" hint="A name or a note, so that you recognise the link in the list." error={formState.errors.note?.message}>
          <Input autoComplete="off" {...register("note")} />
        </Field>
        <Field label="Role">
          <Controller
            control={control}
            name="role"
            render={({ field }) => (
              <RadioGroup
                value={field.value}
                onValueChange={(value) => field.onChange(roleSchema.parse(value))}
                options={givableRoles(own).map((value) => ({ value, label: roleWords[value].label, hint: roleWords[value].workspace }))}
              />
            )}
          />
        </Field>
        {role !== "owner" && projects.length > 0 && (
          <Controller
            control={control}
            name="projectIds"
            render={({ field }) => (
              <fieldset className="grid gap-1.5">
                <legend className="label mb-1.5 text-on-surface">Projects they join at once</legend>
                {projects.map(({ id, name }) => (
                  <Checkbox
                    key={id}
                    label={name}
                    checked={field.value?.includes(id) ?? false}
                    onCheckedChange={(checked) =>
                      field.onChange([...(field.value ?? []).filter((other) => other !== id), ...(checked ? [id] : [])])
                    }
                  />
                ))}
              </fieldset>
            )}
          />
        )}
      </form>
    </Dialog>
  );
}
