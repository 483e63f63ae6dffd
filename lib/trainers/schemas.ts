import { z } from "zod";

/** Whose turn it is when a training fails. */
export const failureKindSchema = z.enum(["your_data", "your_account", "provider", "hone", "unknown"]);
export type FailureKind = z.infer<typeof failureKindSchema>;

export const methodSchema = z.enum(["lora", "full", "managed"]);
export type Method = z.infer<typeof methodSchema>;

/** What a run learns from: the one right answer of a conversation, or which of two answers is the better one. */
export const objectiveSchema = z.enum(["sft", "dpo"]);
export type Objective = z.infer<typeof objectiveSchema>;

const auto = z.literal("auto");
const orAuto = (number: z.ZodNumber) => z.union([auto, number]).default("auto");

/** The field's own names; "auto" leaves the choice to the trainer, which says what it chose. */
export const hyperparametersSchema = z.object({
  epochs: orAuto(
    z.number().int("Epochs are whole numbers.").min(1, "The model must read the examples at least once: use 1 epoch or more.").max(50),
  ),
  batchSize: orAuto(z.number().int().min(1, "A step needs at least one example: use a batch size of 1 or more.").max(256)),
  /** Times what the provider would choose; some take this one, some the rate itself. */
  learningRateMultiplier: orAuto(z.number().positive("The multiplier must be above 0, or nothing is learned.").max(100)),
  learningRate: orAuto(z.number().positive("The learning rate must be above 0, or nothing is learned.").max(1)),
  loraRank: orAuto(z.number().int().min(1, "Rank 0 leaves nothing to train: use a rank of 1 or more.").max(256)),
  loraAlpha: orAuto(z.number().positive("Alpha must be above 0.").max(1024)),
  warmupRatio: orAuto(z.number().min(0).max(0.5)),
  weightDecay: orAuto(z.number().min(0).max(1)),
  maxGradNorm: orAuto(z.number().positive()),
  contextLength: orAuto(z.number().int().min(16)),
  /** Under "dpo" alone. */
  dpoBeta: orAuto(z.number().positive("Beta must be above 0.").max(2)),
});
export type Hyperparameters = z.infer<typeof hyperparametersSchema>;

export const parameterNameSchema = hyperparametersSchema.keyof();

/** What a trainer says about one of its settings; the form offers what is declared here and nothing else. */
export const parameterSchema = z.object({
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
  /** What "auto" comes to, where the trainer says so. */
  default: z.union([z.number(), z.string()]).nullable(),
  description: z.string(),
});

export const baseModelSchema = z.object({
  id: z.string(),
  /** What people read: "Hone tiny, 2.6 M parameters". */
  label: z.string(),
  /** Tokens; null where the trainer does not say. */
  contextLength: z.number().nullable(),
  parameterCount: z.number().nullable(),
  /** The one to prefer comes first. */
  methods: z.array(methodSchema),
  objectives: z.array(objectiveSchema),
  /** Fewer training examples than this are refused. */
  minimumExamples: z.number(),
  parameters: z.partialRecord(parameterNameSchema, parameterSchema),
  /** Why it cannot be used at the moment, in words. */
  problem: z.string().nullable(),
  /** YYYY-MM-DD, when the provider switches it off. */
  retiresOn: z.string().nullable(),
  /** YYYY-MM-DD, the last day on which the provider takes a new training. */
  lastTrainingOn: z.string().nullable(),
  usdPerMillionTokens: z.number().nullable(),
});
export type BaseModel = z.infer<typeof baseModelSchema>;

export const trainerKindSchema = z.enum(["cpu", "openai", "azure", "nebius", "together", "fireworks", "openai_compatible"]);
export type TrainerKind = z.infer<typeof trainerKindSchema>;

/** What can be done with a trainer besides training; screens offer what is true here and nothing else. */
export const capabilitiesSchema = z.object({
  canPause: z.boolean(),
  /** Saved points of a run can be called like a model. */
  keepsCheckpoints: z.boolean(),
  /** Can learn from pairs of a better and a worse answer. */
  learnsPreferences: z.boolean(),
  /** Its models can learn to call tools; others are taught plain conversations only. */
  learnsTools: z.boolean(),
  /** The same run with the same seed is the same model, as far as its machines allow. */
  takesSeed: z.boolean(),
  /** Trains on the machine that Hone runs on. */
  isLocal: z.boolean(),
  /** A trained model answers only after somebody has deployed it at the provider. */
  needsDeployment: z.boolean(),
  /** Runs it is given at once; what comes on top waits here, where it can still be taken back. */
  parallelRuns: z.number().int().min(1),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;

const usd = z.number().min(0, "A price is 0 or more.").max(100_000);

/** USD for a million tokens. */
export const modelPriceSchema = z.object({
  training: usd.nullable().default(null),
  input: usd.nullable().default(null),
  output: usd.nullable().default(null),
});

/** By base model, as the provider calls it. */
export const trainerPricesSchema = z
  .record(z.string().trim().min(1, "Name the base model.").max(200), modelPriceSchema)
  .refine((prices) => Object.keys(prices).length <= 200, "At most 200 base models can have a price.");
export type TrainerPrices = z.infer<typeof trainerPricesSchema>;

export const trainerSchema = z.object({
  id: z.string(),
  kind: trainerKindSchema,
  name: z.string(),
  /** Whether it answers right now, and if not, why and what to do. */
  reachable: z.boolean(),
  problem: z.string().nullable(),
  capabilities: capabilitiesSchema,
  baseModels: z.array(baseModelSchema),
});
export type TrainerInfo = z.infer<typeof trainerSchema>;

/** Where a connection leads. Any host will do, inside the house too; only a web address will. */
export const baseUrlSchema = z
  .string()
  .trim()
  .max(500, "The address is too long.")
  .transform((text, context) => {
    const refuse = (message: string) => {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (!/^https?:\/\//i.test(text)) return refuse("This is not a web address. It begins with https:// or http://.");
    if (!URL.canParse(text)) return refuse("This is not a web address. It looks like https://api.example.org/v1.");
    const url = new URL(text);
    if (url.username || url.password) return refuse("Leave name and password out of the address. Enter the key in its own field.");
    if (url.search || url.hash) return refuse("Leave out what stands behind “?” or “#”. The address ends before /files.");
    return url.href.replace(/\/+$/, "");
  });

/** Goes in and never comes out again. Letters, digits and signs only: it travels in a header. */
const apiKeySchema = z
  .string()
  .trim()
  .min(8, "This is too short for a key. Copy the whole key from the provider.")
  .max(4096, "This is too long for a key. Copy the key alone.")
  .regex(/^[\x21-\x7e]+$/, "A key has no spaces, line breaks or letters with accents. Copy it once more.");

export const connectionKindSchema = trainerKindSchema.exclude(["cpu"]);
export type ConnectionKind = z.infer<typeof connectionKindSchema>;

/** What some kinds need besides address and key; `connectionFields` says which. */
export const connectionSettingsSchema = z.object({
  accountId: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "An account's id is small letters, digits and hyphens, such as my-team.")
    .optional(),
});
export type ConnectionSettings = z.infer<typeof connectionSettingsSchema>;

const trainerNameSchema = z.string().trim().min(1, "Name the trainer, so that people know which one trains for them.").max(80);

export const createTrainerInput = z.object({
  kind: connectionKindSchema,
  name: trainerNameSchema,
  /** Left out: where this kind of trainer usually is. */
  baseUrl: baseUrlSchema.optional(),
  apiKey: apiKeySchema,
  settings: connectionSettingsSchema.default({}),
  prices: trainerPricesSchema.default({}),
});
export type CreateTrainerInput = z.input<typeof createTrainerInput>;

export const updateTrainerInput = z.object({
  /** The one that the change was made on. */
  revision: z.number().int(),
  name: trainerNameSchema.optional(),
  baseUrl: baseUrlSchema.optional(),
  /** Left out: the key that is saved stays. */
  apiKey: apiKeySchema.optional(),
  settings: connectionSettingsSchema.optional(),
  prices: trainerPricesSchema.optional(),
});
export type UpdateTrainerInput = z.input<typeof updateTrainerInput>;

/** Before saving: kind, address and key. After: the id, and whatever was changed and not saved yet. */
export const testTrainerInput = z.object({
  trainerId: z.string().optional(),
  kind: connectionKindSchema.optional(),
  baseUrl: baseUrlSchema.optional(),
  apiKey: apiKeySchema.optional(),
  settings: connectionSettingsSchema.optional(),
});
export type TestTrainerInput = z.input<typeof testTrainerInput>;

export const trainerTestSchema = z.object({
  outcome: z.enum(["works", "unreachable", "key_refused", "wrong_address", "provider_failed"]),
  /** What was found, and what to do about it. */
  sentence: z.string(),
  baseModels: z.array(z.string()),
});
export type TrainerTest = z.infer<typeof trainerTestSchema>;

/** A trainer as whoever sets it up sees it. The key is not among it: it can be replaced, not read. */
export const connectionSchema = z.object({
  id: z.string(),
  kind: trainerKindSchema,
  name: z.string(),
  baseUrl: z.string().nullable(),
  hasKey: z.boolean(),
  keySavedAt: z.coerce.date().nullable(),
  settings: connectionSettingsSchema,
  prices: trainerPricesSchema,
  revision: z.number(),
  capabilities: capabilitiesSchema,
  /** When it was last asked whether it answers; null: nobody has asked since it was set up. */
  checkedAt: z.coerce.date().nullable(),
  /** Why it did not answer then, and what to do; null when it did. */
  problem: z.string().nullable(),
  runCount: z.number(),
  createdAt: z.coerce.date(),
  updatedAt: z.coerce.date(),
});
export type Connection = z.infer<typeof connectionSchema>;

/** What is likely, low and high; both ends are the same where nothing is open. */
const rangeSchema = z.tuple([z.number(), z.number()]);

export const estimateSchema = z.object({
  /** From the start of the training to its end; null where nobody can say. */
  seconds: rangeSchema.nullable(),
  /** Null where no price is known. */
  usd: rangeSchema.nullable(),
  /** Over all epochs, as the trainer counts and bills them. */
  tokens: rangeSchema,
  steps: rangeSchema.nullable(),
  /** How the figures come about, in words. */
  formula: z.string(),
});
export type Estimate = z.infer<typeof estimateSchema>;
