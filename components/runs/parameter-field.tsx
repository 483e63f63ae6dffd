import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatMeasure, formatNumber } from "@/lib/format";
import { type ParameterName, parameterWords } from "@/lib/trainers/parameter-words";
import type { BaseModel } from "@/lib/trainers/schemas";

type ParameterFieldProps = {
  name: ParameterName;
  declared: BaseModel["parameters"][ParameterName];
  value: string;
  problem: string | undefined;
  onChange: (text: string) => void;
};

/** Empty is a choice: the trainer then takes what fits the model and the number of examples. */
export function ParameterField({ name, declared, value, problem, onChange }: ParameterFieldProps) {
  const { label, hint, unit } = parameterWords[name];
  const usual = declared?.default;
  return (
    <Field label={label} hint={hint} error={problem} changed={value.trim() !== ""}>
      <Input
        inputMode="decimal"
        autoComplete="off"
        className="num"
        value={value}
        placeholder={
          typeof usual === "number"
            ? `chosen for you, usually ${Number.isInteger(usual) ? formatNumber(usual) : formatMeasure(usual)}`
            : "chosen for you"
        }
        trailing={unit && value ? <span className="pr-1">{unit}</span> : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
