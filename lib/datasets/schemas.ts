import { z } from "zod";
import { pageQuery, pageSchema } from "@/lib/http/page";

export const messageSchema = z.object({
  role: z.enum(["system", "user", "assistant"]),
  content: z.string(),
  /** 0: the model reads this answer but does not learn it. */
  weight: z.union([z.literal(0), z.literal(1)]).optional(),
});
export type Message = z.infer<typeof messageSchema>;

/** A conversation whose last message is the assistant's: the answer the model learns. */
export const messagesSchema = z.array(messageSchema).min(1);

export const createDatasetInput = z.object({
  name: z.string().trim().min(1, "The name is empty. Name where the examples come from, for example “Customer messages”.").max(100),
});
export type CreateDatasetInput = z.infer<typeof createDatasetInput>;

export const datasetSchema = z.object({
  id: z.string(),
  name: z.string(),
  exampleCount: z.number(),
  latestVersion: z.object({ id: z.string(), number: z.number() }).nullable(),
  createdAt: z.coerce.date(),
});
export type Dataset = z.infer<typeof datasetSchema>;

export const importFormatSchema = z.enum(["jsonl", "csv"]);

/** Which column means what. `null`: nothing in the file is used for it. */
export const importMappingSchema = z.object({
  /** `messages`: every row holds a whole conversation under `prompt`'s name. `columns`: one column is asked, one answers. */
  shape: z.enum(["messages", "columns"]),
  system: z.string().nullable().default(null),
  prompt: z.string().min(1, "Choose the column that the model reads."),
  answer: z.string().nullable().default(null),
  /** Rows with the same value stay in one split. */
  group: z.string().nullable().default(null),
  /** One system message for all rows that bring none. */
  systemText: z.string().max(4000).default(""),
});
export type ImportMapping = z.infer<typeof importMappingSchema>;
/** As a form holds it: what is left out has its default. */
export type ImportMappingInput = z.input<typeof importMappingSchema>;

export const importStatusSchema = z.enum(["uploaded", "importing", "done", "failed"]);

/** How the file's bytes become letters. Files that are not valid UTF-8 are read as Windows-1252. */
export const encodingSchema = z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]);
export type Encoding = z.infer<typeof encodingSchema>;

export const importSchema = z.object({
  id: z.string(),
  datasetId: z.string(),
  fileName: z.string(),
  format: importFormatSchema,
  encoding: encodingSchema,
  sizeBytes: z.number(),
  mapping: importMappingSchema,
  status: importStatusSchema,
  rowCount: z.number(),
  acceptedCount: z.number(),
  rejectedCount: z.number(),
  repeatedCount: z.number(),
  failure: z.string().nullable(),
  createdAt: z.coerce.date(),
  finishedAt: z.coerce.date().nullable(),
});
export type Import = z.infer<typeof importSchema>;

export const rowProblemSchema = z.object({ rowNumber: z.number(), field: z.string(), problem: z.string(), raw: z.string() });
export type RowProblem = z.infer<typeof rowProblemSchema>;

/** What the mapping screen shows before anything goes in. */
export const importPreviewSchema = z.object({
  import: importSchema,
  /** Why the format and the mapping were guessed as they were, in words. */
  guess: z.string(),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  examples: z.array(z.object({ rowNumber: z.number(), messages: messagesSchema })),
  problems: z.array(rowProblemSchema),
  /** How many rows were tried with this mapping; of a long file only the beginning. */
  tried: z.object({ good: z.number(), bad: z.number(), isWholeFile: z.boolean() }),
  /** Set when the same file is already in this dataset. */
  sameFile: z.object({ importId: z.string(), importedAt: z.coerce.date() }).nullable(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const uploadQuery = z.object({ fileName: z.string().min(1).max(255), format: importFormatSchema.optional() });
/** Without a mapping: with the one that was guessed when the file came in. */
export const previewInput = z.object({ mapping: importMappingSchema.optional() });
export type PreviewInput = z.input<typeof previewInput>;
export const startImportInput = z.object({ mapping: importMappingSchema });
export type StartImportInput = z.input<typeof startImportInput>;
export const listRejectedInput = pageQuery.extend({ format: z.enum(["json", "csv"]).default("json") });
export const rejectedPageSchema = pageSchema(rowProblemSchema.extend({ id: z.string() }));

export const listExamplesInput = pageQuery.extend({ search: z.string().trim().max(200).optional() });
export type ListExamplesInput = z.infer<typeof listExamplesInput>;

export const exampleSchema = z.object({
  id: z.string(),
  position: z.coerce.number(),
  revision: z.number(),
  messages: messagesSchema,
  promptText: z.string(),
  answerText: z.string(),
  sourceFile: z.string().nullable(),
  sourceRow: z.number().nullable(),
  updatedAt: z.coerce.date(),
});
export type Example = z.infer<typeof exampleSchema>;
export const examplePageSchema = pageSchema(exampleSchema).extend({ total: z.number() });

/** `revision` is the one the person started from; if somebody saved since, the edit is refused as a conflict. */
export const updateExampleInput = z.object({ revision: z.number().int().min(1), messages: messagesSchema });
export type UpdateExampleInput = z.infer<typeof updateExampleInput>;
export const createExampleInput = z.object({ messages: messagesSchema });
export type CreateExampleInput = z.infer<typeof createExampleInput>;

export const splitSchema = z.enum(["train", "validation", "test"]);
export type Split = z.infer<typeof splitSchema>;

export const splitRatiosSchema = z
  .object({ train: z.number().min(0).max(1), validation: z.number().min(0).max(1), test: z.number().min(0).max(1) })
  .refine(({ train, validation, test }) => Math.abs(train + validation + test - 1) < 1e-9, "The three shares must add up to 100 %.");
export type SplitRatios = z.infer<typeof splitRatiosSchema>;

export const freezeVersionInput = z.object({
  ratios: splitRatiosSchema.default({ train: 0.8, validation: 0.1, test: 0.1 }),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
  notes: z.string().max(1000).default(""),
});
export type FreezeVersionInput = z.input<typeof freezeVersionInput>;

export const datasetVersionSchema = z.object({
  id: z.string(),
  datasetId: z.string(),
  datasetName: z.string(),
  number: z.number(),
  seed: z.number(),
  ratios: splitRatiosSchema,
  contentHash: z.string(),
  trainCount: z.number(),
  validationCount: z.number(),
  testCount: z.number(),
  notes: z.string(),
  createdAt: z.coerce.date(),
});
export type DatasetVersion = z.infer<typeof datasetVersionSchema>;
