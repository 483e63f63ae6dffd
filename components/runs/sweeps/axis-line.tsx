import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Tag } from "@/components/ui/tag";
import { cn } from "@/lib/cn";
import { parameterWords } from "@/lib/trainers/parameter-words";
import type { TrainerInfo } from "@/lib/trainers/schemas";
import { type AxisDraft, fieldLabel, placeKey, splitValues, type VariedField } from "./sweep-draft";

type AxisLineProps = {
  axis: AxisDraft;
  /** Settings that are not varied in another line. */
  fields: readonly VariedField[];
  trainers: readonly TrainerInfo[];
  /** Null while nothing was typed: nobody is told off for not having begun. */
  problem: string | undefined;
  onChange: (axis: AxisDraft) => void;
  onRemove: (() => void) | undefined;
};

const placeholders: Partial<Record<VariedField, string>> = {
  learningRate: "1e-4, 2e-4",
  epochs: "2, 4",
  loraRank: "8, 16",
  seed: "1, 2, 3",
  trainPercent: "25, 50, 100",
};

function hintOf(field: Exclude<VariedField, "baseModel">): string {
  if (field === "seed") return "The same seed repeats a run exactly; several show how much is chance.";
  if (field === "trainPercent") return "Shows what more examples bring. A smaller share is a part of a larger one.";
  return parameterWords[field].hint;
}

/** One setting that varies, and its values: as they are typed, and as they were understood. */
export function AxisLine({ axis, fields, trainers, problem, onChange, onRemove }: AxisLineProps) {
  const { field, text, places } = axis;
  const isTyped = field === "baseModel" ? places.length > 0 : text.trim() !== "";
  return (
    <div
      className={cn("grid gap-3 border-t py-4 sm:grid-cols-[180px_minmax(0,1fr)]", onRemove && "sm:grid-cols-[180px_minmax(0,1fr)_auto]")}
    >
      <Select
        label="Setting that varies"
        value={field}
        onValueChange={(next) => {
          const chosen = fields.find((one) => one === next);
          if (chosen) onChange({ ...axis, field: chosen, text: "", places: [] });
        }}
        options={fields.map((one) => ({ value: one, label: fieldLabel(one) }))}
      />
      {field === "baseModel" ? (
        <Places
          places={places}
          trainers={trainers}
          problem={isTyped ? problem : undefined}
          onChange={(next) => onChange({ ...axis, places: next })}
        />
      ) : (
        <Field
          label={<span className="sr-only">Values of {fieldLabel(field).toLowerCase()}</span>}
          hint={hintOf(field)}
          error={isTyped ? problem : undefined}
          className="-mt-1.5"
        >
          <Input
            className="num"
            autoComplete="off"
            placeholder={placeholders[field] ?? "values, with commas between them"}
            value={text}
            onChange={(event) => onChange({ ...axis, text: event.target.value })}
          />
          {isTyped && !problem && (
            <span className="mt-2 flex flex-wrap gap-1.5">
              {splitValues(text).map((value, index) => (
                <Tag key={`${value} ${index}`} className="num">
                  {value}
                </Tag>
              ))}
            </span>
          )}
        </Field>
      )}
      {onRemove && (
        <Button
          variant="plain"
          aria-label={`Do not vary ${fieldLabel(field).toLowerCase()}`}
          icon={<X className="size-3.5" strokeWidth={1.75} />}
          onClick={onRemove}
        />
      )}
    </div>
  );
}

type PlacesProps = {
  places: string[];
  trainers: readonly TrainerInfo[];
  problem: string | undefined;
  onChange: (places: string[]) => void;
};

function Places({ places, trainers, problem, onChange }: PlacesProps) {
  const offered = trainers.flatMap((trainer) => trainer.baseModels.map((model) => ({ trainer, model })));
  return (
    <fieldset className="grid gap-1">
      <legend className="sr-only">Base models to try</legend>
      {offered.map(({ trainer, model }) => {
        const key = placeKey(trainer.id, model.id);
        return (
          <Checkbox
            key={key}
            label={model.label}
            hint={model.problem ?? trainer.name}
            disabled={model.problem !== null}
            checked={places.includes(key)}
            onCheckedChange={(isOn) => onChange(isOn ? [...places, key] : places.filter((one) => one !== key))}
          />
        );
      })}
      {problem && <p className="text-negative text-xs">{problem}</p>}
    </fieldset>
  );
}
