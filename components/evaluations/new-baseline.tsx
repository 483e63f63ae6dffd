"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { RadioGroup } from "@/components/ui/radio";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast-context";
import { projectVersionsQuery } from "@/lib/datasets/versions/hooks";
import { benchmarksQuery, useCreateEvaluation } from "@/lib/evaluations/hooks";
import { formatCount } from "@/lib/format";
import { passageIndexesQuery, useCreateBaseline, useCreatePassageIndex } from "@/lib/models/hooks";
import { approachSchema } from "@/lib/models/schemas";
import { projectQuery } from "@/lib/projects/hooks";
import { routes } from "@/lib/routes";
import { trainersQuery } from "@/lib/trainers/hooks";
import { type BaselineForm, completedBaseline, emptyBaseline, readBaseline } from "./baseline-form";
import { BaselineSource } from "./baseline-source";
import { ModelField } from "./model-field";

const approaches = [
  { value: "prompt", label: "An instruction alone", hint: "The model as anybody can have it. What training has to beat." },
  { value: "few_shot", label: "An instruction and examples", hint: "Some of your approved examples stand before every question." },
  {
    value: "retrieval",
    label: "An instruction and what is looked up",
    hint: "Passages of your documents or examples that fit the question.",
  },
];

/** A way of answering that costs no training, set up and measured in one go. */
export function NewBaseline({ projectId }: { projectId: string }) {
  const router = useRouter();
  const { notify } = useToast();
  const [typed, setTyped] = useState<BaselineForm>(emptyBaseline);
  const trainers = useQuery(trainersQuery(projectId));
  const versions = useQuery(projectVersionsQuery(projectId));
  const benchmarks = useQuery(benchmarksQuery(projectId));
  const indexes = useQuery(passageIndexesQuery(projectId));
  const project = useQuery(projectQuery(projectId));
  const create = useCreateBaseline(projectId);
  const prepare = useCreatePassageIndex(projectId);
  const evaluate = useCreateEvaluation(projectId);

  const needed = [trainers, versions, benchmarks, indexes, project];
  const failed = needed.find(({ error, data }) => error && !data);
  if (!trainers.data || !versions.data || !benchmarks.data || !indexes.data || !project.data)
    return (
      <Page>
        {failed ? (
          <LoadError
            title="What a baseline needs could not be loaded."
            error={failed.error}
            onRetry={() => void Promise.all(needed.map(({ refetch }) => refetch()))}
          />
        ) : (
          <PageSkeleton label="Loading what a baseline needs" />
        )}
      </Page>
    );

  const known = {
    trainers: trainers.data,
    versions: versions.data.filter(({ trainCount }) => trainCount > 0),
    benchmarks: benchmarks.data,
    instruction: project.data.defaults?.instruction ?? "",
  };
  const form = completedBaseline(typed, known);
  const trainer = known.trainers.find(({ id }) => id === form.trainerId);
  const { input, problems } = readBaseline(form);
  const set = (change: Partial<BaselineForm>) => setTyped({ ...form, ...change });
  const isBusy = create.isPending || evaluate.isPending || prepare.isPending;
  const error = create.error ?? prepare.error;

  async function add() {
    if (!input) return;
    // The train split of a version is looked through as documents are; it is prepared when it is first wanted.
    const source = form.source.startsWith("version:") && form.approach === "retrieval" ? form.source.slice("version:".length) : null;
    const index = source ? await prepare.mutateAsync({ datasetVersionId: source }) : null;
    const shows = index && input.shows?.approach === "retrieval" ? { ...input.shows, passageIndexId: index.id } : input.shows;
    const model = await create.mutateAsync({ ...input, shows });
    if (!form.benchmarkId) return router.push(routes.models(projectId));
    evaluate.mutate(
      { modelVersionId: model.id, benchmarkId: form.benchmarkId },
      {
        onSuccess: ({ id }) => router.push(routes.evaluation(projectId, id)),
        // It is there, and whoever sends this form again would add it twice; its own page says where it is measured.
        onError: (problem) => {
          notify({ title: `${model.name} was added, and could not be measured.`, body: errorWords(problem), state: "failed" });
          router.push(routes.model(projectId, model.id));
        },
      },
    );
  }

  return (
    <Page>
      <PageHead
        back={{ href: routes.models(projectId), label: "Models" }}
        title="New baseline"
        lead="Before anything is trained: how far does a model get when it is only told, or shown?"
      />
      <form
        className="panel mt-6 grid max-w-180 gap-5 p-5 max-md:p-4"
        onSubmit={(event) => {
          event.preventDefault();
          // What went wrong stands in the notice below.
          void add().catch(() => {});
        }}
      >
        <RadioGroup
          label="How it answers"
          value={form.approach}
          onValueChange={(value) => set({ approach: approachSchema.parse(value) })}
          options={approaches}
        />
        <ModelField trainers={known.trainers} trainer={trainer} form={form} problem={problems.model} onChange={set} />
        <Field label="Instruction" optional hint="Stands before every question that brings none of its own." error={problems.systemPrompt}>
          <Textarea rows={4} value={form.systemPrompt ?? ""} onChange={(event) => set({ systemPrompt: event.target.value })} />
        </Field>
        {form.approach !== "prompt" && (
          <>
            <BaselineSource
              projectId={projectId}
              form={form}
              versions={known.versions}
              indexes={indexes.data}
              problem={problems.source}
              onChange={set}
            />
            {form.approach === "few_shot" && (
              <RadioGroup
                label="Which examples"
                value={form.pick}
                onValueChange={(value) => set({ pick: value === "fixed" ? "fixed" : "nearest" })}
                options={[
                  { value: "nearest", label: "Those most like the question", hint: "Found by their words, anew for every question." },
                  { value: "fixed", label: "The same for every question", hint: "Cheaper where a provider remembers how a prompt begins." },
                ]}
              />
            )}
            <Field
              label={form.approach === "few_shot" ? "Examples" : "Passages"}
              hint="A model that cannot read so many is shown fewer."
              error={problems.count}
            >
              <NumberField min={1} max={50} value={form.count} onChange={(event) => set({ count: event.target.value })} className="w-32" />
            </Field>
          </>
        )}
        {known.benchmarks.length > 0 ? (
          <Field label="Measured on" hint="The same cases as everything that it is compared with.">
            <Select
              options={known.benchmarks.map(({ id, name, caseCount }) => ({
                value: id,
                label: name,
                hint: formatCount(caseCount, "case"),
              }))}
              value={form.benchmarkId}
              onValueChange={(benchmarkId) => set({ benchmarkId })}
            />
          </Field>
        ) : (
          <Notice tone="accent" title="There is nothing to measure it on yet.">
            The first finished run makes a benchmark of its test cases. The baseline is kept until then.
          </Notice>
        )}
        {error && (
          <Notice tone="negative" title="The baseline was not added.">
            {errorWords(error)}
          </Notice>
        )}
        <Button
          type="submit"
          variant="primary"
          className="justify-self-start"
          busy={isBusy}
          disabledReason={input ? undefined : (Object.values(problems)[0] ?? "Something is missing above.")}
        >
          {form.benchmarkId ? "Add and measure" : "Add baseline"}
        </Button>
      </form>
    </Page>
  );
}
