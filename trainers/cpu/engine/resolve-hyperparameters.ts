import { ParameterError } from "./errors";
import { type HyperparameterField, hyperparameterFields, linearModules } from "./hyperparameter-fields";
import type { DatasetFacts, Hyperparameters, ModelDescription, RawHyperparameters } from "./types";

export { hyperparameterFields };

type FieldName = keyof typeof hyperparameterFields;
const adapterFields = ["lora_r", "lora_alpha", "target_modules", "modules_to_save"] as const;

/** Checks what was asked for and fills in the rest; throws ParameterError naming the field. */
export function resolveHyperparameters(
  raw: RawHyperparameters,
  { dataset, model }: { dataset: DatasetFacts; model: ModelDescription },
): Hyperparameters {
  const unknown = Object.keys(raw).find((name) => !(name in hyperparameterFields));
  if (unknown !== undefined)
    throw new ParameterError(
      unknown,
      `This trainer does not know the hyperparameter "${unknown}". It knows ${Object.keys(hyperparameterFields).join(", ")}.`,
    );
  const number = (name: FieldName) => readNumber(raw[name], name, hyperparameterFields[name]);
  const boolean = (name: FieldName) => readBoolean(raw[name], name);
  const list = (name: FieldName) => readList(raw[name], name, hyperparameterFields[name]);

  if ((number("lora_dropout") ?? 0) > 0) {
    throw new ParameterError(
      "lora_dropout",
      "lora_dropout above 0 is not possible here, because the adapter is merged into the weights while it trains. Use token_dropout, which hides a share of the prompt's tokens instead.",
    );
  }
  boolean("packing");
  const lora = boolean("lora");
  const asksForAdapter = adapterFields.some((name) => isGiven(raw[name]));
  const method = (lora ?? (asksForAdapter || prefersLora(model))) ? "lora" : "full";
  const automatic = automaticSettings(method, dataset, model);
  const rank = number("lora_r") ?? automatic.rank;
  const contextLength = number("context_length") ?? model.contextLength;
  if (contextLength > model.contextLength)
    throw new ParameterError(
      "context_length",
      `context_length is ${contextLength}, but ${model.name} reads at most ${model.contextLength} tokens.`,
    );
  if (lora === false) {
    for (const name of adapterFields) {
      if (isGiven(raw[name])) throw new ParameterError(name, `${name} belongs to LoRA, but lora is false. Leave one of them out.`);
    }
  }
  if (method === "lora" && (number("base_weight_share") ?? 0) > 0) {
    throw new ParameterError(
      "base_weight_share",
      "base_weight_share belongs to full fine-tuning. A LoRA adapter leaves the base as it is; use a smaller lora_alpha to weaken it.",
    );
  }
  return {
    method,
    epochs: number("n_epochs") ?? automatic.epochs,
    batchSize: number("batch_size") ?? automatic.batchSize,
    learningRate: number("learning_rate") ?? automatic.learningRate * (number("learning_rate_multiplier") ?? 1),
    schedule: readSchedule(raw.lr_scheduler),
    warmupRatio: number("warmup_ratio") ?? hyperparameterFields.warmup_ratio.default,
    weightDecay: number("weight_decay") ?? automatic.weightDecay,
    maxGradNorm: number("max_grad_norm") ?? hyperparameterFields.max_grad_norm.default,
    contextLength,
    promptLossWeight: number("prompt_loss_weight") ?? 0,
    tokenDropout: number("token_dropout") ?? automatic.tokenDropout,
    weightAveraging: number("weight_averaging") ?? 0,
    baseShare: number("base_weight_share") ?? automatic.baseShare,
    lora: {
      rank,
      alpha: number("lora_alpha") ?? 2 * rank,
      targetModules: list("target_modules") ?? [...linearModules],
      modulesToSave: list("modules_to_save") ?? automatic.modulesToSave,
    },
  };
}

/** Below this size all weights train as fast as an adapter would, and learn more from the same rows. */
const smallModel = 20_000_000;

export function prefersLora({ parameters }: Pick<ModelDescription, "parameters">): boolean {
  return parameters > smallModel;
}

/** Chosen on validation rows of two tasks: 77 intents (8,000 short rows) and messages to JSON (800 rows). */
function automaticSettings(
  method: Hyperparameters["method"],
  { examples, tokens }: DatasetFacts,
  { hiddenSize, parameters }: ModelDescription,
) {
  const small = parameters <= smallModel;
  const batchSize = examples >= 4_000 ? 32 : examples >= 1_500 ? 16 : examples >= 100 ? 8 : 4;
  // A small set needs many looks for enough steps; a large one is learned in few, and time is limited.
  const wantedSteps = Math.max(700, examples / 4);
  const affordable = Math.max(2, Math.round(affordableTokens / tokens));
  const epochs = Math.max(2, Math.min(20, affordable, Math.round(wantedSteps / Math.ceil(examples / batchSize))));
  // Wider models bear smaller steps; larger batches bear larger ones where all weights move.
  const rate = (method === "full" ? 1e-3 * Math.sqrt(batchSize / 8) : 3e-3) * Math.min(1, 192 / hiddenSize);
  return {
    batchSize,
    epochs: small ? epochs : Math.min(3, epochs),
    learningRate: significant(rate),
    weightDecay: method === "full" ? 0.05 : 0,
    // Dropped words keep a small set from being learned by heart: messages in new words gain most.
    tokenDropout: small ? (examples >= 2_000 ? 0.15 : 0.1) : 0,
    // A little of the base kept lifts messages in new words by another five points, and costs nothing on the rest.
    baseShare: method === "full" && small && examples < 2_000 ? 0.15 : 0,
    rank: 16,
    modulesToSave: [],
  };
}

/** Five to six minutes of two cores with the model we ship. */
const affordableTokens = 1_200_000;

function significant(value: number): number {
  return Number(value.toPrecision(2));
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "auto";
}

function readNumber(value: unknown, name: string, field: HyperparameterField): number | undefined {
  if (!isGiven(value)) return undefined;
  const refuse = () => new ParameterError(name, `${name} must be ${describe(field)}, or "auto"; it was ${JSON.stringify(value)}.`);
  if (typeof value !== "number" || !Number.isFinite(value) || (field.type === "integer" && !Number.isInteger(value))) throw refuse();
  const {
    minimum = Number.NEGATIVE_INFINITY,
    maximum = Number.POSITIVE_INFINITY,
    exclusiveMinimum = Number.NEGATIVE_INFINITY,
    exclusiveMaximum = Number.POSITIVE_INFINITY,
  } = field;
  // lora_dropout has a sentence of its own.
  if (name === "lora_dropout" && value > 0) return value;
  if (value < minimum || value > maximum || value <= exclusiveMinimum || value >= exclusiveMaximum) throw refuse();
  return value;
}

function describe({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: HyperparameterField): string {
  const limits = [
    minimum === undefined ? undefined : `at least ${minimum}`,
    exclusiveMinimum === undefined ? undefined : `above ${exclusiveMinimum}`,
    maximum === undefined ? undefined : `at most ${maximum}`,
    exclusiveMaximum === undefined ? undefined : `below ${exclusiveMaximum}`,
  ].filter((limit) => limit !== undefined);
  return `${type === "integer" ? "a whole number" : "a number"}${limits.length > 0 ? ` ${limits.join(" and ")}` : ""}`;
}

function readBoolean(value: unknown, name: string): boolean | undefined {
  if (!isGiven(value)) return undefined;
  if (typeof value !== "boolean")
    throw new ParameterError(name, `${name} must be true or false, or "auto"; it was ${JSON.stringify(value)}.`);
  return value;
}

function readList(value: unknown, name: string, { enum: known = [] }: HyperparameterField): string[] | undefined {
  if (!isGiven(value)) return undefined;
  if (!Array.isArray(value)) throw new ParameterError(name, `${name} must be a list of names, or "auto".`);
  const names = value.filter((entry) => typeof entry === "string");
  const strange = value.find((entry) => !known.some((allowed) => allowed === entry));
  if (strange !== undefined)
    throw new ParameterError(
      name,
      `${name} names ${JSON.stringify(strange)}, which this trainer does not know. It knows ${known.join(", ")}.`,
    );
  return [...new Set(names)];
}

function readSchedule(value: unknown): Hyperparameters["schedule"] {
  if (!isGiven(value)) return "cosine";
  if (value === "cosine" || value === "linear" || value === "constant") return value;
  throw new ParameterError("lr_scheduler", `lr_scheduler must be "cosine", "linear" or "constant"; it was ${JSON.stringify(value)}.`);
}
