import { z } from "zod";
import { connectionFields } from "@/lib/trainers/connection-fields";
import {
  type Connection,
  type CreateTrainerInput,
  connectionKindSchema,
  connectionSettingsSchema,
  createTrainerInput,
  modelPriceSchema,
  type UpdateTrainerInput,
  updateTrainerInput,
} from "@/lib/trainers/schemas";
import { kindWords } from "./kind-words";

const priceRowSchema = z.object({
  model: z.string().trim().min(1, "Name the base model, or take the row away.").max(200),
  training: modelPriceSchema.shape.training.unwrap(),
  input: modelPriceSchema.shape.input.unwrap(),
  output: modelPriceSchema.shape.output.unwrap(),
});

/** The API's own rules, with prices as rows: names of base models hold dots, which the form would read as paths. */
export const savedTrainerForm = z.object({
  kind: createTrainerInput.shape.kind,
  name: createTrainerInput.shape.name,
  baseUrl: createTrainerInput.shape.baseUrl,
  /** Left out: the key that is saved stays. */
  apiKey: updateTrainerInput.shape.apiKey,
  settings: connectionSettingsSchema,
  prices: z.array(priceRowSchema).superRefine(pricedOnce),
});

export const newTrainerForm = savedTrainerForm.superRefine(({ kind, baseUrl, apiKey, settings }, context) => {
  const refuse = (field: string, message: string) => context.addIssue({ code: "custom", path: field.split("."), message });
  for (const { name, missing } of connectionFields[kind]) if (!settings[name]) refuse(`settings.${name}`, missing);
  if (!apiKey) refuse("apiKey", "Enter the key that the provider gave you.");
  if (!baseUrl && kindWords[kind].addressExample) refuse("baseUrl", "Enter the trainer’s address.");
});

export type TrainerFormValues = z.output<typeof savedTrainerForm>;

export const emptyPrice = { model: "", training: null, input: null, output: null };

export function toValues(trainer: Connection | null): TrainerFormValues {
  const kind = connectionKindSchema.safeParse(trainer?.kind);
  return {
    kind: kind.data ?? "openai",
    name: trainer?.name ?? "",
    baseUrl: trainer?.baseUrl ?? undefined,
    apiKey: undefined,
    settings: trainer?.settings ?? {},
    prices: Object.entries(trainer?.prices ?? {}).map(([model, price]) => ({ model, ...price })),
  };
}

export function toCreateInput({ prices, apiKey = "", ...values }: TrainerFormValues): CreateTrainerInput {
  return { ...values, apiKey, prices: toPrices(prices) };
}

export function toUpdateInput({ kind: _kind, prices, ...values }: TrainerFormValues, revision: number): UpdateTrainerInput {
  return { ...values, revision, prices: toPrices(prices) };
}

function toPrices(rows: TrainerFormValues["prices"]): CreateTrainerInput["prices"] {
  return Object.fromEntries(rows.map(({ model, ...price }) => [model, price]));
}

function pricedOnce(rows: readonly { model: string }[], context: z.core.$RefinementCtx): void {
  rows.forEach(({ model }, index) => {
    if (rows.findIndex((other) => other.model === model) < index)
      context.addIssue({ code: "custom", path: [index, "model"], message: `${model} has a price already, further up.` });
  });
}
