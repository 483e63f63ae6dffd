"use client";

import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import type { Benchmark } from "@/lib/evaluations/schemas";
import { formatCount } from "@/lib/format";
import type { RecordForm } from "./record-form";

type Props = {
  form: RecordForm;
  problems: Partial<Record<keyof RecordForm, string>>;
  benchmarks: readonly Benchmark[];
  versions: readonly DatasetVersion[];
  onChange: (part: Partial<RecordForm>) => void;
};

const hints: Record<RecordForm["kind"], string> = {
  benchmark: "Its cases have answers that were wanted, so a successor can be proved to be no worse.",
  sample: "Prompts without a graded answer: later they show how alike old and new are.",
  prompts: "Whatever production asks. Later they show how alike old and new are.",
};

export function RecordSourceFields({ form, problems, benchmarks, versions, onChange }: Props) {
  const options = caseOptions(benchmarks, versions);
  return (
    <>
      <div>
        <p className="label mb-1.5 text-on-surface">Asked are</p>
        <Segmented
          label="What is asked"
          value={form.kind}
          onValueChange={(value) => onChange({ kind: kinds.find((one) => one === value) ?? "prompts" })}
          options={[
            { value: "benchmark", label: "A benchmark" },
            { value: "sample", label: "A sample of a version" },
            { value: "prompts", label: "Your own prompts" },
          ]}
        />
        <p className="hint mt-2">{hints[form.kind]}</p>
      </div>
      {form.kind === "benchmark" && (
        <Field
          label="Benchmark"
          error={options.length === 0 ? "This project has no benchmark and no test split yet. Draw a sample, or paste prompts." : undefined}
        >
          <Select
            value={options.find(({ cases }) => JSON.stringify(cases) === JSON.stringify(form.cases))?.value ?? ""}
            onValueChange={(value) => onChange({ cases: options.find((one) => one.value === value)?.cases ?? null })}
            options={options}
          />
        </Field>
      )}
      {form.kind === "sample" && (
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label="Dataset version"
            error={
              versions.length === 0 ? "This project has no frozen version yet. Bring a training file home, or paste prompts." : undefined
            }
          >
            <Select
              value={form.versionId}
              onValueChange={(versionId) => onChange({ versionId })}
              options={versions.map(({ id, number, datasetName }) => ({ value: id, label: `Version ${number} of ${datasetName}` }))}
            />
          </Field>
          <Field label="From">
            <Select
              value={form.split}
              onValueChange={(value) => onChange({ split: splits.find((one) => one === value) ?? "all" })}
              options={splits.map((value) => ({ value, label: value === "all" ? "all of it" : `the ${value} split` }))}
            />
          </Field>
          <Field label="How many" error={problems.count}>
            <NumberField unit="prompts" value={form.count} onChange={(event) => onChange({ count: event.target.value })} />
          </Field>
          <Field label="Seed" hint="The same seed draws the same prompts." error={problems.seed}>
            <NumberField value={form.seed} onChange={(event) => onChange({ seed: event.target.value })} />
          </Field>
        </div>
      )}
      {form.kind === "prompts" && (
        <Field
          label="Prompts"
          hint="One in each line, or JSONL with “messages”. An answer at the end of a conversation is left out."
          error={problems.text}
          action={<FileButton onText={(text) => onChange({ text })} />}
        >
          <Textarea rows={10} value={form.text} onChange={(event) => onChange({ text: event.target.value })} />
        </Field>
      )}
    </>
  );
}

/** Benchmarks, and test splits that become one when they are recorded. */
export function caseOptions(benchmarks: readonly Benchmark[], versions: readonly DatasetVersion[]) {
  const known = new Set(benchmarks.map(({ name }) => name));
  return [
    ...benchmarks.map(({ id, name, caseCount }) => ({
      value: id,
      label: `${name}, ${formatCount(caseCount, "case")}`,
      cases: { benchmarkId: id } satisfies RecordForm["cases"],
    })),
    ...versions
      .filter(({ testCount, number, datasetName }) => testCount > 0 && !known.has(`${datasetName}, version ${number}`))
      .map(({ id, number, datasetName, testCount }) => ({
        value: id,
        label: `Test split of version ${number} of ${datasetName}, ${formatCount(testCount, "case")}`,
        cases: { versionId: id } satisfies RecordForm["cases"],
      })),
  ];
}

const kinds = ["benchmark", "sample", "prompts"] as const;
const splits = ["all", "train", "validation", "test"] as const;

function FileButton({ onText }: { onText: (text: string) => void }) {
  return (
    <label className="cursor-pointer text-accent text-xs hover:underline has-focus-visible:outline-2 has-focus-visible:outline-accent">
      Read a file
      <input
        type="file"
        accept=".txt,.jsonl"
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          void file?.text().then(onText);
        }}
      />
    </label>
  );
}
