"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
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
import { type CreateProjectInput, createProjectInput, type Project } from "@/lib/projects/schemas";
import { routes } from "@/lib/routes";
import { templatesQuery, useStartFromTemplate } from "@/lib/templates/hooks";
import { TemplateChoice } from "./template-choice";
import { TemplatePreview } from "./template-preview";

export function StartProject() {
  const router = useRouter();
  const isHydrated = useHydrated();
  const [chosen, setChosen] = useQueryState("template", parseAsString.withDefault(""));
  const templates = useQuery(templatesQuery());
  const createEmpty = useCreateProject();
  const startFrom = useStartFromTemplate();
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(createProjectInput),
    defaultValues: { name: "", description: "" },
  });
  const { errors } = formState;
  const template = templates.data?.find(({ key }) => key === chosen);
  const create = template ? startFrom : createEmpty;

  function submit(input: CreateProjectInput) {
    const open = { onSuccess: ({ id }: Project) => router.push(routes.project(id)) };
    if (template) startFrom.mutate({ ...input, template: template.key }, open);
    else createEmpty.mutate(input, open);
  }

  return (
    <Page className="max-w-280">
      <PageHead
        back={{ href: routes.projects(), label: "Projects" }}
        title="New project"
        lead="One task that a model should do your way: sorting messages, filling a form, answering in your voice."
      />
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_440px]">
        <form noValidate className="panel p-5" onSubmit={handleSubmit(submit)}>
          <fieldset disabled={!isHydrated} className="grid gap-5">
            {create.isError && <Notice tone="negative">{errorWords(create.error)}</Notice>}
            <TemplateChoice
              templates={templates.data ?? []}
              problem={templates.isError ? errorWords(templates.error) : undefined}
              value={template?.key ?? ""}
              onValueChange={(key) => void setChosen(key || null)}
            />
            <Field label="Name" error={errors.name?.message}>
              <Input placeholder={template?.name ?? "Support triage"} {...register("name")} />
            </Field>
            <Field label="What the model should do" optional hint="One sentence for colleagues." error={errors.description?.message}>
              <Textarea placeholder={template?.purpose ?? "Put a customer’s message in the right queue."} {...register("description")} />
            </Field>
            <div>
              <Button type="submit" variant="primary" busy={create.isPending || create.isSuccess}>
                {template ? `Create it with ${template.exampleCount} examples` : "Create the project"}
              </Button>
            </div>
          </fieldset>
        </form>
        {template && <TemplatePreview template={template} />}
      </div>
    </Page>
  );
}
