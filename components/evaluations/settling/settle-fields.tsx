import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import type { Evaluation } from "@/lib/evaluations/schemas";
import { mostAmong } from "@/lib/evaluations/settling/schemas";

/** As it is chosen; null where every case is to be asked. */
export type ChosenSettling = { againstId: string; among: string };

type SettleFieldsProps = {
  value: ChosenSettling | null;
  onChange: (value: ChosenSettling | null) => void;
  /** What it can be held against; the best choice first. */
  rivals: readonly Evaluation[];
};

/** Whether to stop once it is sure who is better, and against whom. */
export function SettleFields({ value, onChange, rivals }: SettleFieldsProps) {
  const [first] = rivals;
  if (!first) return null;
  return (
    <div className="grid gap-3">
      <Checkbox
        label="Stop once it is sure which of two is better"
        hint="When the difference is large, that takes a tenth to a half of the cases. The interval is wider than after all of them, and valid however often it is looked at."
        checked={value !== null}
        onCheckedChange={(checked) => onChange(checked ? { againstId: first.id, among: "1" } : null)}
      />
      {value && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Held against">
            <Select
              options={rivals.map(({ id, modelVersion }) => ({ value: id, label: modelVersion.name }))}
              value={value.againstId}
              onValueChange={(againstId) => onChange({ ...value, againstId })}
            />
          </Field>
          <Field label="Models held against it" hint="All that you compare with it: each then needs a little more.">
            <NumberField
              min="1"
              max={mostAmong}
              step="1"
              value={value.among}
              onChange={({ target }) => onChange({ ...value, among: target.value })}
            />
          </Field>
        </div>
      )}
    </div>
  );
}
