"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { errorWords } from "@/components/layout/error-words";
import { Page } from "@/components/layout/page";
import { useHydrated } from "@/components/layout/use-hydrated";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Textarea } from "@/components/ui/textarea";
import { useCreateProject } from "@/lib/projects/hooks";
import { createProjectInput } from "@/lib/projects/schemas";
import { routes } from "@/lib/routes";

export function NewProject() {
  const router = useRouter();
  const isHydrated = useHydrated();
  const create = useCreateProject();
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(createProjectInput),
    defaultValues: { name: "", description: "" },
  });
  const { errors } = formState;

  return (
    <Page className="max-w-160">
      <PageHead
        back={{ href: routes.projects(), label: "Projects" }}
        title="New project"
        lead="One task that a model should do your way: sorting messages, filling a form, answering in your voice."
      />
      <form
        noValidate
        className="panel mt-6 p-5"
        onSubmit={handleSubmit((input) => create.mutate(input, { onSuccess: ({ id }) => router.push(routes.project(id)) }))}
      >
        <fieldset disabled={!isHydrated} className="grid gap-4">
          {create.isError && <Notice tone="negative">{errorWords(create.error)}</Notice>}
          <Field label="Name" error={errors.name?.message}>
            <Input placeholder="Support triage" {...register("name")} />
          </Field>
          <Field label="What the model should do" optional hint="One sentence for colleagues." error={errors.description?.message}>
            <Textarea placeholder="Put a customer’s message in the right queue and draft the reply." {...register("description")} />
          </Field>
          <div>
            <Button type="submit" variant="primary" busy={create.isPending || create.isSuccess}>
              Create the project
            </Button>
          </div>
        </fieldset>
      </form>
    </Page>
  );
}
