"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { benchmarkName } from "@/components/evaluations/benchmark-name";
import { newestOfSeries } from "@/components/evaluations/newest-of-series";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { useSettled } from "@/components/ui/use-settled";
import { datasetsQuery } from "@/lib/datasets/hooks";
import { useCreateRule } from "@/lib/deployments/rules/hooks";
import type { Deployment } from "@/lib/deployments/schemas";
import { benchmarksQuery } from "@/lib/evaluations/hooks";
import { ConditionFields } from "./condition-fields";
import { type ConditionDraft, emptyCondition, emptyRule, previewOf, ruleOf } from "./rule-draft";
import { RulePreview } from "./rule-preview";

type NewRuleProps = { projectId: string; deployment: Deployment };

export function NewRule({ projectId, deployment }: NewRuleProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button size="small">New rule</Button>}
      title={`What ${deployment.name} collects`}
      description="What is like this from now on is collected within a minute, once, for people to look at."
    >
      <RuleForm projectId={projectId} deployment={deployment} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

const mostConditions = 5;

function RuleForm({ projectId, deployment, onDone }: NewRuleProps & { onDone: () => void }) {
  const formId = useId();
  const create = useCreateRule(projectId, deployment.id);
  const datasets = useQuery(datasetsQuery(projectId)).data ?? [];
  const benchmarks = newestOfSeries(useQuery(benchmarksQuery(projectId)).data ?? []);
  const [draft, setDraft] = useState(emptyRule);
  const ready = ruleOf(draft);
  const preview = previewOf(useSettled(draft));
  const setCondition = (changed: ConditionDraft) =>
    setDraft({ ...draft, conditions: draft.conditions.map((one) => (one.id === changed.id ? changed : one)) });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!("rule" in ready) || create.isPending) return;
    create.mutate(ready.rule, { onSuccess: onDone });
  }

  return (
    <form id={formId} onSubmit={submit} className="grid gap-4">
      {create.error && <Notice tone="negative">{errorWords(create.error)}</Notice>}
      <div className="grid gap-3">
        <p className="label text-on-surface">Collect a request when{draft.conditions.length > 1 && " all of this is so"}</p>
        {draft.conditions.map((condition, index) => (
          <ConditionFields
            key={condition.id}
            condition={condition}
            position={index + 1}
            onChange={setCondition}
            onRemove={
              draft.conditions.length > 1
                ? () => setDraft({ ...draft, conditions: draft.conditions.filter(({ id }) => id !== condition.id) })
                : undefined
            }
          />
        ))}
        {draft.conditions.length < mostConditions && (
          <Button
            variant="plain"
            size="small"
            className="justify-self-start"
            onClick={() => {
              const next = Math.max(...draft.conditions.map(({ id }) => id)) + 1;
              setDraft({ ...draft, conditions: [...draft.conditions, emptyCondition(next)] });
            }}
          >
            And also
          </Button>
        )}
      </div>
      <RulePreview projectId={projectId} deploymentId={deployment.id} input={preview} />
      <div className="grid grid-cols-[minmax(0,1fr)_160px] gap-4 max-sm:grid-cols-1">
        <Field
          label="It goes into"
          hint={
            draft.into.startsWith("benchmark")
              ? "It waits there until you make the benchmark’s next version."
              : "As a draft. No model learns an uncorrected answer before somebody has approved it."
          }
        >
          <Select
            placeholder={datasets.length + benchmarks.length === 0 ? "There is no dataset yet" : "Choose"}
            options={[
              ...datasets.map(({ id, name }) => ({ value: `dataset ${id}`, label: name, hint: "dataset" })),
              ...benchmarks.map((one) => ({ value: `benchmark ${one.id}`, label: benchmarkName(one), hint: "benchmark" })),
            ]}
            value={draft.into}
            onValueChange={(into) => setDraft({ ...draft, into })}
          />
        </Field>
        <Field label="No more than">
          <NumberField
            min={1}
            max={1_000}
            unit="a day"
            value={draft.perDay}
            onChange={(event) => setDraft({ ...draft, perDay: event.target.value })}
          />
        </Field>
      </div>
      <Field label="Name of the rule" hint="Examples carry it as a tag.">
        <Input value={draft.name} maxLength={80} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button variant="plain">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={create.isPending} disabledReason={"problem" in ready ? ready.problem : undefined}>
          Collect from now on
        </Button>
      </div>
    </form>
  );
}
