import { z } from "zod";

/** The parts of an account, in the order in which they are read. */
export const readingPartSchema = z.enum(["models", "files", "jobs", "checkpoints"]);
export type ReadingPart = z.infer<typeof readingPartSchema>;

/** Where a reading stands; a crash goes on from here. */
export const readingPlaceSchema = z.object({
  part: readingPartSchema.default("models"),
  /** The provider's own cursor; of checkpoints the job that is done. */
  after: z.string().nullable().default(null),
  /** The provider did not know the cursor, so the part was begun anew. */
  beganAnew: z.boolean().default(false),
});
export type ReadingPlace = z.infer<typeof readingPlaceSchema>;

export const accountItemKindSchema = z.enum(["base_model", "fine_tune", "checkpoint", "job", "file"]);
export type AccountItemKind = z.infer<typeof accountItemKindSchema>;

export const accountDetailsSchema = z.object({
  hyperparameters: z.record(z.string(), z.unknown()).optional(),
  trainedTokens: z.number().nullish(),
  purpose: z.string().optional(),
  fineTunedModel: z.string().nullish(),
  validationFileId: z.string().nullish(),
  finishedAt: z.string().nullish(),
});
export type AccountDetails = z.infer<typeof accountDetailsSchema>;

const countsSchema = z.object({ there: z.number(), gone: z.number() });

/** A connected account and what is known of it. */
export const accountSchema = z.object({
  trainer: z.object({ id: z.string(), name: z.string() }),
  /** Null where the provider does not let an account be read. */
  canBeRead: z.boolean(),
  reading: z
    .object({
      status: z.enum(["reading", "done", "failed"]),
      part: readingPartSchema,
      problem: z.string().nullable(),
      startedAt: z.coerce.date(),
      /** When the account was last seen whole. */
      completedAt: z.coerce.date().nullable(),
    })
    .nullable(),
  counts: z.record(accountItemKindSchema, countsSchema),
});
export type Account = z.infer<typeof accountSchema>;

export const listItemsInput = z.object({ kind: accountItemKindSchema.optional() });

export const fileCopySchema = z.object({
  id: z.string(),
  itemId: z.string(),
  fileName: z.string(),
  dataset: z.object({ id: z.string(), name: z.string() }),
  versionId: z.string().nullable(),
  status: z.enum(["copying", "importing", "done", "failed"]),
  problem: z.string().nullable(),
  createdAt: z.coerce.date(),
});
export type FileCopy = z.infer<typeof fileCopySchema>;

export const accountItemSchema = z.object({
  id: z.string(),
  kind: accountItemKindSchema,
  externalId: z.string(),
  name: z.string(),
  rawState: z.string(),
  baseModel: z.string().nullable(),
  jobId: z.string().nullable(),
  fileId: z.string().nullable(),
  step: z.number().nullable(),
  sizeBytes: z.number().nullable(),
  details: accountDetailsSchema,
  stopsOn: z.string().nullable(),
  madeAt: z.coerce.date().nullable(),
  goneAt: z.coerce.date().nullable(),
  /** The model version of this project that it is; null while it is none. */
  modelVersion: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** What became of a file in this project. */
  copies: z.array(fileCopySchema),
});
export type AccountItem = z.infer<typeof accountItemSchema>;

export const adoptModelInput = z.object({ itemId: z.string().min(1), systemPrompt: z.string().max(4000).default("") });
export type AdoptModelInput = z.input<typeof adoptModelInput>;

export const copyFileInput = z.object({
  itemId: z.string().min(1),
  /** Left out: a new dataset, frozen as version 1 once its rows are in. */
  datasetId: z.string().optional(),
});
export type CopyFileInput = z.input<typeof copyFileInput>;
