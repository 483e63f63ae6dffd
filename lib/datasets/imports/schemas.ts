import { z } from "zod";
import { messagesSchema } from "@/lib/datasets/schemas";
import { pageQuery, pageSchema } from "@/lib/http/page";

export const importFormatSchema = z.enum(["jsonl", "json", "csv", "xlsx", "parquet"]);

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
