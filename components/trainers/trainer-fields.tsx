import { Controller, type UseFormReturn, useWatch } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { RadioGroup } from "@/components/ui/radio";
import { formatDate } from "@/lib/format";
import { connectionFields } from "@/lib/trainers/connection-fields";
import { type Connection, connectionKindSchema } from "@/lib/trainers/schemas";
import { kindWords } from "./kind-words";
import type { TrainerFormValues } from "./trainer-form-values";

type TrainerFieldsProps = { form: UseFormReturn<TrainerFormValues>; trainer: Connection | null };

const emptyToNothing = (text: unknown) => (typeof text === "string" && text.trim() !== "" ? text : undefined);

/** What it is, what it is called, where it is and what opens it. */
export function TrainerFields({ form, trainer }: TrainerFieldsProps) {
  const { register, control, formState } = form;
  const { errors } = formState;
  const kind = useWatch({ control, name: "kind" });
  const words = kindWords[kind];

  return (
    <>
      {trainer === null && (
        <Field label="What is it?">
          <Controller
            control={control}
            name="kind"
            render={({ field }) => (
              <RadioGroup
                value={field.value}
                onValueChange={(value) => field.onChange(connectionKindSchema.parse(value))}
                options={connectionKindSchema.options.map((value) => ({
                  value,
                  label: kindWords[value].label,
                  hint: kindWords[value].special,
                }))}
              />
            )}
          />
        </Field>
      )}
      <Field label="Name" hint="People choose a trainer by it when they set up a run." error={errors.name?.message}>
        <Input autoComplete="off" placeholder={words.label} {...register("name")} />
      </Field>
      <Field label="Address" optional={words.addressExample === null} hint={words.addressHint} error={errors.baseUrl?.message}>
        <Input
          autoComplete="off"
          spellCheck={false}
          inputMode="url"
          placeholder={words.addressExample ?? undefined}
          {...register("baseUrl", { setValueAs: emptyToNothing })}
        />
      </Field>
      {connectionFields[kind].map(({ name, label, hint, placeholder }) => (
        <Field key={name} label={label} hint={hint} error={errors.settings?.[name]?.message}>
          <Input
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            {...register(`settings.${name}`, { setValueAs: emptyToNothing })}
          />
        </Field>
      ))}
      <Field
        label={trainer ? "Replace the key" : "Key"}
        optional={trainer !== null}
        hint={trainer ? savedKey(trainer) : "Encrypted before it is stored, and never shown again."}
        error={errors.apiKey?.message}
      >
        <PasswordInput autoComplete="off" {...register("apiKey", { setValueAs: emptyToNothing })} />
      </Field>
    </>
  );
}

function savedKey({ hasKey, keySavedAt }: Connection): string {
  if (!hasKey) return "No key is saved.";
  return `A key is saved${keySavedAt ? `, ${formatDate(keySavedAt)}` : ""}. Leave this empty to keep it.`;
}
