import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import type { JsonFieldRule } from "@/lib/evaluations/graders/schemas";

const compares = [
  { value: "exact", label: "exactly" },
  { value: "number", label: "as numbers" },
  { value: "text", label: "as texts" },
] as const;

type FieldRulesProps = { rules: readonly JsonFieldRule[]; onChange: (rules: JsonFieldRule[]) => void };

/** Which fields count, how much, and how they are compared. Without any, all fields of the target count alike. */
export function FieldRules({ rules, onChange }: FieldRulesProps) {
  const edit = (at: number, change: Partial<JsonFieldRule>) =>
    onChange(rules.map((rule, index) => (index === at ? { ...rule, ...change } : rule)));
  return (
    <div className="grid gap-3">
      {rules.length === 0 && <p className="hint">Every field of the target counts alike, and must be the same.</p>}
      {rules.map((rule, index) => (
        <div key={index} className="grid items-end gap-2 sm:grid-cols-[minmax(0,1fr)_84px_132px_96px_auto]">
          <Field label="Field">
            <Input value={rule.path} spellCheck={false} onChange={(event) => edit(index, { path: event.target.value })} />
          </Field>
          <Field label="Weight">
            <NumberField value={rule.weight} onChange={(event) => edit(index, { weight: Number(event.target.value) })} />
          </Field>
          <Field label="Compared">
            <Select
              options={compares}
              value={rule.compare}
              onValueChange={(value) => edit(index, { compare: compares.find((one) => one.value === value)?.value ?? "exact" })}
            />
          </Field>
          <Field label="Give or take">
            <NumberField
              value={rule.tolerance ?? 0}
              onChange={(event) => edit(index, { tolerance: Math.max(0, Number(event.target.value)) })}
            />
          </Field>
          <Button
            variant="plain"
            aria-label={`Remove the field ${rule.path}`}
            icon={<X className="size-3.5" strokeWidth={1.75} />}
            onClick={() => onChange(rules.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        size="small"
        className="justify-self-start"
        icon={<Plus className="size-3.5" strokeWidth={1.75} />}
        onClick={() => onChange([...rules, { path: "", weight: 1, compare: "exact" }])}
      >
        Add a field
      </Button>
    </div>
  );
}
