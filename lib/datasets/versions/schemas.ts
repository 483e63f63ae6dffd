import { z } from "zod";
import { messagesSchema, splitRatiosSchema, splitSchema, toolsSchema } from "@/lib/datasets/schemas";
import { pageQuery, pageSchema } from "@/lib/http/page";

/** `unrejected`: also what nobody has reviewed; a lead says so. */
export const includeSchema = z.enum(["approved", "unrejected"]);
export type Include = z.infer<typeof includeSchema>;

export const freezeVersionInput = z.object({
  include: includeSchema.default("approved"),
  /** Given: kept on the dataset for later versions too. Left out: as the dataset has them. */
  ratios: splitRatiosSchema.optional(),
  /** Another than the dataset's puts every example into a split anew, in this version alone. */
  seed: z.number().int().min(0).max(2_147_483_647).optional(),
  notes: z.string().trim().max(1000).default(""),
  licence: z.string().trim().max(500).default(""),
});
export type FreezeVersionInput = z.input<typeof freezeVersionInput>;

const countedSchema = z.object({ label: z.string(), count: z.number() });

export const splitStatisticsSchema = z.object({
  count: z.number(),
  /** Null for an empty split. */
  tokens: z.object({ min: z.number(), median: z.number(), p95: z.number(), max: z.number(), total: z.number() }).nullable(),
  /** What must stay together counts once: rows of one source, near-duplicates. */
  groups: z.number(),
});

export const versionStatisticsSchema = z.object({
  splits: z.object({ train: splitStatisticsSchema, validation: splitStatisticsSchema, test: splitStatisticsSchema }),
  /** How often each answer occurs, where answers are labels; null where they are texts. */
  labels: z.array(z.object({ label: z.string(), train: z.number(), validation: z.number(), test: z.number() })).nullable(),
  /** Who wrote the frozen texts; what came with a file and was never edited counts for the person who imported it. */
  authors: z.array(countedSchema),
  /** Where the examples came from: files by name and hash, and what was written here. */
  sources: z.array(z.object({ fileName: z.string().nullable(), sha256: z.string().nullable(), count: z.number() })),
  approved: z.number(),
});
export type VersionStatistics = z.infer<typeof versionStatisticsSchema>;
export type SplitStatistics = z.infer<typeof splitStatisticsSchema>;

export const changeKindSchema = z.enum(["added", "changed", "moved", "removed"]);
export type ChangeKind = z.infer<typeof changeKindSchema>;

export const versionChangesSchema = z.object({
  since: z.object({ id: z.string(), number: z.number() }),
  added: z.number(),
  changed: z.number(),
  /** The same text in another split. */
  moved: z.number(),
  removed: z.number(),
});
export type VersionChanges = z.infer<typeof versionChangesSchema>;

/** Two texts that ask the same, on both sides of a wall that should be between them. */
export const leakPairSchema = z.object({
  kind: z.enum(["exact", "near"]),
  /** What measures: a test case, or a validation row. */
  measured: z.object({ position: z.number(), prompt: z.string() }),
  learned: z.object({ position: z.number(), prompt: z.string() }),
});
export type LeakPair = z.infer<typeof leakPairSchema>;

export const leakCountsSchema = z.object({
  caseCount: z.number(),
  /** Cases whose prompt stands in the train split, apart from case, white space and the system message. */
  exact: z.number(),
  /** Cases that are not there word for word, but nearly. */
  near: z.number(),
});
export type LeakCounts = z.infer<typeof leakCountsSchema>;
const benchmarkName = { benchmarkId: z.string(), number: z.number(), name: z.string() };

/** The counts alone: what travels with a score. */
export const leakSummarySchema = z.object({
  checkedAt: z.coerce.date(),
  test: leakCountsSchema,
  validation: leakCountsSchema,
  benchmarks: z.array(leakCountsSchema.extend(benchmarkName)),
});
export type LeakSummary = z.infer<typeof leakSummarySchema>;

const leaksFoundSchema = leakCountsSchema.extend({
  /** The first of them, as texts that a person can compare. */
  pairs: z.array(leakPairSchema),
});
export type LeaksFound = z.infer<typeof leaksFoundSchema>;

/** What a model that learned this version's train split has seen of what it is measured on. */
export const leakReportSchema = z.object({
  checkedAt: z.coerce.date(),
  test: leaksFoundSchema,
  validation: leaksFoundSchema,
  /** The project's benchmarks, this version's own test split left out: that is `test`. */
  benchmarks: z.array(leaksFoundSchema.extend(benchmarkName)),
});
export type LeakReport = z.infer<typeof leakReportSchema>;

export const datasetVersionSchema = z.object({
  id: z.string(),
  datasetId: z.string(),
  datasetName: z.string(),
  number: z.number(),
  seed: z.number(),
  ratios: splitRatiosSchema,
  onlyApproved: z.boolean(),
  contentHash: z.string(),
  trainCount: z.number(),
  validationCount: z.number(),
  testCount: z.number(),
  /** Null for versions from before it was kept. */
  statistics: versionStatisticsSchema.nullable(),
  /** Null for the first version. */
  changes: versionChangesSchema.nullable(),
  /** Null until it was looked for. */
  leaks: leakSummarySchema.nullable(),
  notes: z.string(),
  licence: z.string(),
  createdBy: z.string().nullable(),
  createdAt: z.coerce.date(),
});
export type DatasetVersion = z.infer<typeof datasetVersionSchema>;

/** A freezing that was asked for: done at once where it takes no time, else in the background. */
export const freezeSchema = z.object({
  id: z.string(),
  status: z.enum(["working", "done", "failed"]),
  versionId: z.string().nullable(),
  failure: z.string().nullable(),
  startedAt: z.coerce.date(),
});
export type Freeze = z.infer<typeof freezeSchema>;

/** How many there are at each hundredth of the way from 0 to 1 that decides about the split. */
const pointsSchema = z.array(z.number()).length(100);
const pinnedSchema = z.object({ train: z.number(), validation: z.number(), test: z.number() });
const freezableSchema = z.object({ total: z.number(), points: pointsSchema, pinned: pinnedSchema });

/** What freezing would take, before it does. */
export const freezePreviewSchema = z.object({
  approved: freezableSchema,
  unrejected: freezableSchema,
  rejectedCount: z.number(),
  /** Answers of a model that nobody accepted: never frozen. */
  machineWrittenCount: z.number(),
  splitSeed: z.number(),
  splitRatios: splitRatiosSchema,
  /** Whether the one who asks may freeze what nobody has approved. */
  mayTakeUnrejected: z.boolean(),
  latest: z.object({ number: z.number(), licence: z.string() }).nullable(),
  /** The last freezing that runs, or ran, in the background. */
  freeze: freezeSchema.nullable(),
});
export type FreezePreview = z.infer<typeof freezePreviewSchema>;
export type Freezable = z.infer<typeof freezableSchema>;

export const listChangesInput = pageQuery.extend({ kind: changeKindSchema });
export type ListChangesInput = z.input<typeof listChangesInput>;

const frozenTextSchema = z.object({
  messages: messagesSchema,
  tools: toolsSchema.nullable(),
  rejected: messagesSchema.nullable(),
  split: splitSchema,
});
export const versionChangeSchema = z.object({
  position: z.number(),
  kind: changeKindSchema,
  exampleId: z.string(),
  before: frozenTextSchema.nullable(),
  after: frozenTextSchema.nullable(),
});
export type VersionChange = z.infer<typeof versionChangeSchema>;
export const changePageSchema = pageSchema(versionChangeSchema);

/** All that is needed to say what a model was made from, without Hone. */
export const manifestSchema = z.object({
  format: z.literal("hone-dataset-version/1"),
  honeVersion: z.string(),
  project: z.string(),
  dataset: z.string(),
  version: z.number(),
  contentHash: z.string(),
  contentHashIs: z.string(),
  frozenAt: z.coerce.date(),
  frozenBy: z.string().nullable(),
  onlyApproved: z.boolean(),
  split: z.object({
    seed: z.number(),
    ratios: splitRatiosSchema,
    rule: z.string(),
    train: z.number(),
    validation: z.number(),
    test: z.number(),
  }),
  provenance: z.object({
    sources: z.array(z.object({ fileName: z.string().nullable(), sha256: z.string().nullable(), examples: z.number() })),
    authors: z.array(z.object({ name: z.string(), examples: z.number() })),
  }),
  licence: z.string(),
  notes: z.string(),
  leaks: leakSummarySchema.nullable(),
});
export type Manifest = z.infer<typeof manifestSchema>;
