import { z } from "zod";
import { messagesSchema, reviewStateSchema, toolsSchema } from "@/lib/datasets/schemas";
import { pageQuery, pageSchema } from "@/lib/http/page";
import { problemKindSchema } from "./problem-kinds";

export const importFormatSchema = z.enum(["jsonl", "json", "csv", "xlsx", "parquet"]);

export const columnRoleSchema = z.enum(["instruction", "message", "answer", "conversation", "rejected", "tools", "tag", "group"]);
export type ColumnRole = z.infer<typeof columnRoleSchema>;

export const mappedColumnSchema = z.object({
  name: z.string().min(1),
  role: columnRoleSchema,
  /** Of an answer: its key in a JSON object. Of a message: the label in front of its text. */
  field: z.string().trim().min(1).max(60).nullable().default(null),
  /** Of an answer with a key: a row without it is fine and learns `null`. */
  isOptional: z.boolean().default(false),
});
export type MappedColumn = z.infer<typeof mappedColumnSchema>;

/** Which column means what; columns that are not listed are not imported. */
export const importMappingSchema = z.object({
  columns: z.array(mappedColumnSchema).max(200).default([]),
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

/** How a file is taken apart; null where it does not belong to the format. */
export const importOptionsSchema = z.object({
  delimiter: z.string().min(1).max(3).nullable().default(null),
  /** The first row names the columns. */
  hasHeader: z.boolean().nullable().default(null),
  sheet: z.string().nullable().default(null),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;

/** All that was guessed about a file and can be corrected; what is left out stays. */
export const readOptionsInput = z.object({
  format: importFormatSchema.optional(),
  encoding: encodingSchema.optional(),
  delimiter: z.string().min(1).max(3).optional(),
  hasHeader: z.boolean().optional(),
  sheet: z.string().max(200).optional(),
});
export type ReadOptionsInput = z.infer<typeof readOptionsInput>;

export const importSchema = z.object({
  id: z.string(),
  datasetId: z.string(),
  fileName: z.string(),
  format: importFormatSchema,
  encoding: encodingSchema,
  sizeBytes: z.number(),
  options: importOptionsSchema,
  mapping: importMappingSchema,
  initialState: reviewStateSchema,
  columns: z.array(z.string()),
  status: importStatusSchema,
  /** Accepted, rejected, repeated and left out rows together. */
  rowCount: z.number(),
  acceptedCount: z.number(),
  /** Rows that wait to be fixed. */
  rejectedCount: z.number(),
  repeatedCount: z.number(),
  leftOutCount: z.number(),
  /** 0 unless it is being imported. */
  rowsPerSecond: z.number(),
  /** How much of the file is dealt with, 0 to 1; stays 0 where nobody can tell before the end. */
  readShare: z.number(),
  failure: z.string().nullable(),
  createdById: z.string().nullable(),
  createdAt: z.coerce.date(),
  finishedAt: z.coerce.date().nullable(),
});
export type Import = z.infer<typeof importSchema>;

/** Something that would mend a row: put this value into this column. */
export const rowFixSchema = z.object({
  column: z.string(),
  value: z.json(),
  /** Before and after, short enough to show. */
  from: z.string(),
  to: z.string(),
});
export type RowFix = z.infer<typeof rowFixSchema>;

export const rowProblemSchema = z.object({
  rowNumber: z.number(),
  kind: problemKindSchema,
  field: z.string(),
  /** The first sentence says what is wrong, the rest what to do. */
  problem: z.string(),
  raw: z.string(),
});
export type RowProblem = z.infer<typeof rowProblemSchema>;

export const savedMappingSchema = z.object({
  id: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
  mapping: importMappingSchema,
  createdAt: z.coerce.date(),
});
export type SavedMapping = z.infer<typeof savedMappingSchema>;

export const saveMappingInput = z.object({
  name: z.string().trim().min(1, "The name is empty. Name where such files come from, for example “Helpdesk export”.").max(100),
  columns: z.array(z.string()).min(1, "A file without columns has nothing to save.").max(2000),
  mapping: importMappingSchema,
});
export type SaveMappingInput = z.input<typeof saveMappingInput>;

const reason = z.string().nullable();

/** What the mapping screen shows before anything goes in. */
export const importPreviewSchema = z.object({
  import: importSchema,
  /** The mapping that was tried. */
  mapping: importMappingSchema,
  /** What forbids a start with it, in words. */
  mappingProblems: z.array(z.object({ field: z.string(), problem: z.string() })),
  /** Why the file is read and mapped like this, in words. */
  guess: z.object({
    text: z.string(),
    /** The saved mapping that was used again. */
    mappingName: z.string().nullable(),
    format: z.string(),
    encoding: reason,
    delimiter: reason,
    hasHeader: reason,
    sheet: reason,
  }),
  options: importOptionsSchema.extend({ format: importFormatSchema, encoding: encodingSchema }),
  sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()), isGuessed: z.boolean() })),
  examples: z.array(
    z.object({
      rowNumber: z.number(),
      messages: messagesSchema,
      tools: toolsSchema.nullable(),
      rejected: messagesSchema.nullable(),
      group: z.string().nullable(),
      tags: z.array(z.string()),
    }),
  ),
  problems: z.array(rowProblemSchema.extend({ record: z.record(z.string(), z.json()).nullable(), fix: rowFixSchema.nullable() })),
  /** Over all rows that were tried. */
  kinds: z.array(z.object({ kind: problemKindSchema, count: z.number() })),
  /** How many rows were tried with this mapping; of a long file only the beginning. */
  tried: z.object({ good: z.number(), bad: z.number(), repeated: z.number(), isWholeFile: z.boolean() }),
  /** Null: only the beginning of the file was counted. */
  rowCount: z.number().nullable(),
  savedMappings: z.array(savedMappingSchema),
  /** Set when the same file is already in this dataset. */
  sameFile: z.object({ importId: z.string(), importedAt: z.coerce.date() }).nullable(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const uploadQuery = z.object({ fileName: z.string().min(1).max(255), format: importFormatSchema.optional() });
/** Without a mapping: with the one that was guessed when the file came in. */
export const previewInput = z.object({ mapping: importMappingSchema.optional(), options: readOptionsInput.optional() });
export type PreviewInput = z.input<typeof previewInput>;
export const startImportInput = z.object({
  mapping: importMappingSchema,
  options: readOptionsInput.optional(),
  /** Rows that go in as approved are frozen unseen, so that takes a lead. */
  initialState: z.enum(["draft", "in_review", "approved"]).default("draft"),
});
export type StartImportInput = z.input<typeof startImportInput>;

const recordSchema = z.record(z.string(), z.json());

/** A row that waits to be fixed. */
export const rejectedRowSchema = rowProblemSchema.extend({ id: z.string(), record: recordSchema.nullable(), fix: rowFixSchema.nullable() });
export type RejectedRow = z.infer<typeof rejectedRowSchema>;
export const rejectedPageSchema = pageSchema(rejectedRowSchema);
export const listRejectedInput = pageQuery.extend({
  kind: problemKindSchema.optional(),
  format: z.enum(["json", "csv", "xlsx"]).default("json"),
});
export type ListRejectedInput = z.infer<typeof listRejectedInput>;

/** Rows with one kind of problem; the words are those of the first of them. */
export const rejectedKindSchema = z.object({
  kind: problemKindSchema,
  field: z.string(),
  problem: z.string(),
  count: z.number(),
  /** How many of the first ones have a suggestion. */
  canRepair: z.number(),
  repairs: z.array(z.object({ column: z.string(), from: z.string(), to: z.string(), count: z.number() })),
});
export type RejectedKind = z.infer<typeof rejectedKindSchema>;

/** The row's cells, or the row as a whole where it could not be taken apart. */
export const fixRowInput = z.union([
  z.object({ record: recordSchema, keepDamaged: z.boolean().default(false) }),
  z.object({ raw: z.string().max(1_000_000) }),
]);
export type FixRowInput = z.input<typeof fixRowInput>;
export const fixRowOutcomeSchema = z.object({
  outcome: z.enum(["added", "repeated", "rejected"]),
  /** What is still wrong; null when the row is in. */
  row: rejectedRowSchema.nullable(),
});

export const rejectedChangeSchema = z.discriminatedUnion("type", [
  /** One value for all. */
  z.object({ type: z.literal("set"), column: z.string().min(1), value: z.json() }),
  /** Wherever it stands in the column. */
  z.object({ type: z.literal("replace"), column: z.string().min(1), from: z.string().min(1), to: z.string() }),
  /** What Hone suggests, row by row. */
  z.object({ type: z.literal("repair") }),
  /** As it is: text that looks damaged is meant so. */
  z.object({ type: z.literal("keep") }),
]);
export type RejectedChange = z.infer<typeof rejectedChangeSchema>;

/** Neither a kind nor ids: all that wait. */
const whichRows = { kind: problemKindSchema.optional(), rowIds: z.array(z.string()).max(10_000).optional() };
export const fixManyInput = z.object({ ...whichRows, change: rejectedChangeSchema });
export type FixManyInput = z.input<typeof fixManyInput>;
export const fixManyOutcomeSchema = z.object({ added: z.number(), repeated: z.number(), remaining: z.number() });
export const leaveOutInput = z.object(whichRows);
export type LeaveOutInput = z.input<typeof leaveOutInput>;
/** The ids are there to bring the rows back, unless there are too many of them. */
export const leaveOutOutcomeSchema = z.object({ leftOut: z.number(), rowIds: z.array(z.string()) });
export const bringBackInput = z.object({ rowIds: z.array(z.string()).min(1).max(10_000) });
export type BringBackInput = z.input<typeof bringBackInput>;
export const bringBackOutcomeSchema = z.object({ broughtBack: z.number() });
