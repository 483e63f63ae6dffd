"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { SectionHead } from "@/components/ui/section-head";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast-context";
import { mayDo, type Role } from "@/lib/accounts/permissions";
import { useUpdateProject } from "@/lib/projects/hooks";
import { type Project, type UpdateProjectInput, updateProjectInput } from "@/lib/projects/schemas";

type SettingsFormProps = { project: Project; role: Role; budget: ReactNode };

const toNumber = (text: unknown) => (text === "" || text === null ? undefined : Number(text));
const toNumberOrNone = (text: unknown) => (text === "" || text === null ? null : Number(text));

const toValues = ({ name, description, spendingLimitUsd, budgetUsd }: Project): UpdateProjectInput => ({
  name,
  description,
  spendingLimitUsd,
  budgetUsd,
});

/** Name, limit and budget. A lead sets the limit; the budget binds the leads too, so an owner sets it. */
export function SettingsForm({ project, role, budget }: SettingsFormProps) {
  const { notify } = useToast();
  const update = useUpdateProject(project.id);
  const { register, handleSubmit, formState, reset } = useForm<UpdateProjectInput>({
    resolver: zodResolver(updateProjectInput),
    defaultValues: toValues(project),
  });
  const { errors, isDirty } = formState;
  const mayEdit = mayDo(role, "launch");
  const maySetBudget = mayDo(role, "administer");

  const save = handleSubmit(({ budgetUsd, ...input }) =>
    update.mutate(maySetBudget ? { ...input, budgetUsd } : input, {
      onSuccess: (saved) => {
        reset(toValues(saved));
        notify({ title: "The settings are saved.", state: "done" });
      },
    }),
  );

  return (
    <form noValidate onSubmit={(event) => void save(event)} className="grid gap-8">
      <section className="grid gap-4">
        <SectionHead title="The task" />
        <Field label="Name" error={errors.name?.message}>
          <Input readOnly={!mayEdit} autoComplete="off" {...register("name")} />
        </Field>
        <Field label="Description" optional error={errors.description?.message}>
          <Textarea rows={2} readOnly={!mayEdit} {...register("description")} />
        </Field>
      </section>
      <section className="grid gap-4">
        <SectionHead title="Spending" hint="US dollars" />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field
            label="A run may cost unasked"
            hint="What may cost more, or nobody knows what, waits for a lead. 0: whatever costs anything waits."
            error={errors.spendingLimitUsd?.message && "Enter an amount; 0 means that whatever costs anything waits."}
          >
            <NumberField
              min={0}
              unit="$ a run"
              readOnly={!mayEdit}
              {...register("spendingLimitUsd", { setValueAs: toNumber, required: true })}
            />
          </Field>
          <Field
            label="Budget"
            optional
            hint={
              maySetBudget
                ? "What does not fit into what is left of it is refused, whoever asks. Empty: no budget."
                : "An owner of the project sets it. What does not fit into what is left of it is refused, whoever asks."
            }
            error={errors.budgetUsd?.message}
          >
            <NumberField
              min={0}
              unit="$ a month"
              placeholder="none"
              readOnly={!maySetBudget}
              {...register("budgetUsd", { setValueAs: toNumberOrNone })}
            />
          </Field>
        </div>
        {budget}
      </section>
      {update.error && <Notice tone="negative">{errorWords(update.error)}</Notice>}
      {mayEdit ? (
        <Button
          type="submit"
          variant="primary"
          className="justify-self-start"
          busy={update.isPending}
          disabledReason={isDirty ? undefined : "Nothing has been changed."}
        >
          Save the settings
        </Button>
      ) : (
        <Notice tone="accent">A lead or an owner of the project can change these.</Notice>
      )}
    </form>
  );
}
