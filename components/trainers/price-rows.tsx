import { Plus, X } from "lucide-react";
import { useId } from "react";
import { type Control, type UseFormRegister, useFieldArray, useFormState } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { emptyPrice, type TrainerFormValues } from "./trainer-form-values";

type PriceRowsProps = {
  control: Control<TrainerFormValues>;
  register: UseFormRegister<TrainerFormValues>;
  /** Base models that the last test found. */
  offered: readonly string[];
};

const columns = [
  { name: "training", label: "Training" },
  { name: "input", label: "Input" },
  { name: "output", label: "Output" },
] as const;

const toPrice = (text: unknown) => (text === "" || text === null || text === undefined ? null : Number(text));

/** What a million tokens cost, by base model. What is left empty is not known, which is not the same as free. */
export function PriceRows({ control, register, offered }: PriceRowsProps) {
  const { fields, append, remove } = useFieldArray({ control, name: "prices" });
  const { errors } = useFormState({ control });
  const listId = useId();

  return (
    <div className="grid gap-3">
      <datalist id={listId}>
        {offered.map((model) => (
          <option key={model} value={model} />
        ))}
      </datalist>
      {fields.map((field, index) => {
        const problems = errors.prices?.[index];
        return (
          <fieldset
            key={field.id}
            className="grid grid-cols-[repeat(3,minmax(0,1fr))_auto] items-start gap-x-3 gap-y-2 border-t pt-3 sm:grid-cols-[minmax(0,1fr)_repeat(3,120px)_auto]"
          >
            <legend className="sr-only">{field.model ? `Prices of ${field.model}` : "Prices of another model"}</legend>
            <Field label="Base model" error={problems?.model?.message} className="max-sm:col-span-4">
              <Input list={listId} autoComplete="off" spellCheck={false} {...register(`prices.${index}.model`)} />
            </Field>
            {columns.map(({ name, label }) => (
              <Field key={name} label={label} error={problems?.[name]?.message}>
                <NumberField min={0} placeholder="not known" {...register(`prices.${index}.${name}`, { setValueAs: toPrice })} />
              </Field>
            ))}
            <Button
              variant="plain"
              className="mt-5.5 px-2"
              aria-label={`Take away the prices of ${field.model || "this model"}`}
              onClick={() => remove(index)}
            >
              <X className="size-4" strokeWidth={1.75} aria-hidden="true" />
            </Button>
          </fieldset>
        );
      })}
      <div className="flex flex-wrap gap-2">
        {offered
          .filter((model) => !fields.some((field) => field.model === model))
          .slice(0, 8)
          .map((model) => (
            <Button
              key={model}
              size="small"
              icon={<Plus className="size-3" aria-hidden="true" />}
              onClick={() => append({ ...emptyPrice, model })}
            >
              {model}
            </Button>
          ))}
        <Button size="small" icon={<Plus className="size-3" aria-hidden="true" />} onClick={() => append(emptyPrice)}>
          {offered.length > 0 ? "Another model" : "Add a model"}
        </Button>
      </div>
    </div>
  );
}
