"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { useCreateArena } from "@/lib/evaluations/arenas/hooks";
import { type CreateArenaInput, mostCases, mostContestants } from "@/lib/evaluations/arenas/schemas";
import { evaluationsQuery } from "@/lib/evaluations/hooks";
import type { Evaluation } from "@/lib/evaluations/schemas";
import { formatCount, formatDateTime } from "@/lib/format";
import { routes } from "@/lib/routes";
import { benchmarkName } from "../benchmark-name";

const opinions: { value: NonNullable<CreateArenaInput["secondOpinion"]>; label: string }[] = [
  { value: "quarter", label: "One pair in four is judged by a second person" },
  { value: "none", label: "Each pair is judged once" },
  { value: "all", label: "Each pair is judged by two people" },
];

/** Two models or more that answered the same cases. */
export function NewArena({ projectId }: { projectId: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { data: evaluations = [] } = useQuery(evaluationsQuery(projectId));
  const [benchmarkId, setBenchmarkId] = useState("");
  const [left, setLeft] = useState<readonly string[]>([]);
  const [form, setForm] = useState({ name: "", question: "Which answer would you rather send?", caseCount: "200" });
  const [secondOpinion, setSecondOpinion] = useState<CreateArenaInput["secondOpinion"]>("quarter");
  const create = useCreateArena(projectId);
  const benchmarks = readyBenchmarks(evaluations);
  const chosen = benchmarks.find(({ benchmark }) => benchmark.id === benchmarkId) ?? benchmarks[0];
  const taken = (chosen?.evaluations ?? []).filter(({ id }) => !left.includes(id)).slice(0, mostContestants);

  if (!chosen)
    return (
      <Button variant="primary" disabledReason="Measure two models on the same benchmark first.">
        New arena
      </Button>
    );

  const problem = taken.length < 2 ? "Choose two models or more." : form.name.trim() === "" ? "Name the arena first." : undefined;
  const start = () =>
    create.mutate(
      {
        evaluationIds: taken.map(({ id }) => id),
        name: form.name,
        question: form.question,
        caseCount: Math.round(Number(form.caseCount)),
        secondOpinion,
      },
      { onSuccess: ({ id }) => router.push(routes.arena(projectId, id)) },
    );

  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button variant="primary">New arena</Button>}
      title="Hold answers against each other"
      description="Their answers are there already: no model is asked again."
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button variant="primary" busy={create.isPending} disabledReason={problem} onClick={start}>
            Open the arena
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field label="Name">
          <Input value={form.name} placeholder="Tone of the replies" onChange={(event) => setForm({ ...form, name: event.target.value })} />
        </Field>
        <Field label="Benchmark">
          <Select
            options={benchmarks.map(({ benchmark }) => ({
              value: benchmark.id,
              label: benchmarkName(benchmark),
              hint: formatCount(benchmark.caseCount, "case"),
            }))}
            value={chosen.benchmark.id}
            onValueChange={setBenchmarkId}
          />
        </Field>
        <fieldset>
          <legend className="label mb-1 text-on-surface">Models</legend>
          {chosen.evaluations.map(({ id, modelVersion, createdAt }) => (
            <Checkbox
              key={id}
              label={modelVersion.name}
              hint={isNamedTwice(chosen.evaluations, modelVersion.name) && `Measured ${formatDateTime(createdAt)}`}
              checked={taken.some((one) => one.id === id)}
              onCheckedChange={(isChecked) => setLeft(isChecked ? left.filter((one) => one !== id) : [...left, id])}
            />
          ))}
        </fieldset>
        <Field label="Question" hint="What people decide by. They read it above every pair.">
          <Input value={form.question} onChange={(event) => setForm({ ...form, question: event.target.value })} />
        </Field>
        <Field label="Cases" hint="Drawn by chance; below 30 nothing can be said.">
          <NumberField
            unit="cases"
            min={1}
            max={mostCases}
            value={form.caseCount}
            onChange={(event) => setForm({ ...form, caseCount: event.target.value })}
          />
        </Field>
        <Field label="Second opinion" hint="Without one nobody knows whether people agree.">
          <Select
            options={opinions}
            value={secondOpinion ?? "quarter"}
            onValueChange={(value) => setSecondOpinion(opinions.find((one) => one.value === value)?.value)}
          />
        </Field>
        {create.error && (
          <Notice tone="negative" title="The arena was not opened.">
            {errorWords(create.error)}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

const isNamedTwice = (evaluations: readonly Evaluation[], name: string) =>
  evaluations.filter(({ modelVersion }) => modelVersion.name === name).length > 1;

/** Those on which two models or more have answered everything. */
function readyBenchmarks(evaluations: readonly Evaluation[]): { benchmark: Evaluation["benchmark"]; evaluations: Evaluation[] }[] {
  const done = evaluations.filter(({ status }) => status === "succeeded");
  return [...new Set(done.map(({ benchmark }) => benchmark.id))].flatMap((id) => {
    const own = done.filter(({ benchmark }) => benchmark.id === id);
    const [first] = own;
    return first && own.length > 1 ? [{ benchmark: first.benchmark, evaluations: own }] : [];
  });
}
