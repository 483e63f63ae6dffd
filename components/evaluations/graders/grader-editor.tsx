"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { graderName, graderWords } from "@/lib/evaluations/graders/grader-words";
import type { Grader, GraderKind } from "@/lib/evaluations/graders/schemas";
import { GraderOptions } from "./grader-options";
import { newGrader } from "./new-grader";
import { useTrainers } from "./use-trainers";
import { weightsOf, withWeights } from "./weights";

const kinds: Exclude<GraderKind, "weighted">[] = [
  "exact",
  "contains",
  "regex",
  "label",
  "json_valid",
  "json_schema",
  "json_fields",
  "numeric",
  "similarity",
  "embedding",
  "tool_calls",
  "limit",
  "code",
  "judge",
  "human",
];

type GraderEditorProps = { projectId: string; graders: readonly Grader[]; onChange: (graders: Grader[]) => void };

/** The graders of a benchmark and how much each of them weighs. */
export function GraderEditor({ projectId, graders, onChange }: GraderEditorProps) {
  const trainers = useTrainers(projectId);
  // One weight alone makes no weighted score, and is still what somebody has typed.
  const [weights, setWeights] = useState(() => weightsOf(graders));
  const plain = graders.filter(({ kind }) => kind !== "weighted");
  const change = (next: readonly Grader[], nextWeights = weights) => {
    setWeights(nextWeights);
    onChange(withWeights(next, nextWeights));
  };

  function add(value: string) {
    const kind = kinds.find((one) => one === value);
    if (kind)
      change([
        ...plain,
        newGrader(
          kind,
          plain.map(({ key }) => key),
          trainers[0]?.id ?? "",
        ),
      ]);
  }

  return (
    <div className="grid gap-4">
      <ol className="grid gap-4">
        {plain.map((grader, index) => (
          <li key={grader.key} className="panel grid gap-4 p-4">
            <header className="flex flex-wrap items-start gap-3">
              <div className="min-w-40 flex-1">
                <h3 className="font-medium">{graderName(grader)}</h3>
                <p className="hint">{graderWords[grader.kind].hint}</p>
              </div>
              <Field label="Weight" className="w-24">
                <NumberField
                  min={0}
                  placeholder="–"
                  value={weights[grader.key] ?? ""}
                  onChange={(event) => change(plain, { ...weights, [grader.key]: Math.max(0, Number(event.target.value)) })}
                />
              </Field>
              {plain.length > 1 && (
                <Button
                  variant="plain"
                  aria-label={`Remove ${graderName(grader)}`}
                  icon={<X className="size-3.5" strokeWidth={1.75} />}
                  onClick={() => change(plain.filter(({ key }) => key !== grader.key))}
                />
              )}
            </header>
            <GraderOptions
              grader={grader}
              trainers={trainers}
              onChange={(next) => change(plain.map((one, at) => (at === index ? next : one)))}
            />
            <Field label="Called" optional className="max-w-80">
              <Input
                placeholder={graderWords[grader.kind].label}
                value={grader.name ?? ""}
                onChange={(event) =>
                  change(plain.map((one, at) => (at === index ? { ...one, name: event.target.value || undefined } : one)))
                }
              />
            </Field>
          </li>
        ))}
      </ol>
      <div className="flex items-center gap-2">
        <Plus className="size-3.5 text-on-surface-3" strokeWidth={1.75} aria-hidden="true" />
        <Select
          className="max-w-80"
          label="Add a grader"
          placeholder="Add a grader"
          value=""
          onValueChange={add}
          options={kinds.map((kind) => ({ value: kind, label: graderWords[kind].label, hint: graderWords[kind].hint }))}
        />
      </div>
      <p className="hint">Give two or more a weight, and one weighted score leads. Without weights the first grader is the headline.</p>
    </div>
  );
}
