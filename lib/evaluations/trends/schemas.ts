import { z } from "zod";
import { leakCountsSchema } from "@/lib/datasets/versions/schemas";
import { modelVersionSchema } from "@/lib/models/schemas";
import { estimateWithIntervalSchema } from "../schemas";

export const trendQuery = z.object({
  /** Left out: the newest benchmark that anything was measured on. */
  seriesId: z.string().optional(),
  /** Left out: its headline. */
  grader: z.string().optional(),
  /** Cases with this tag alone. */
  tag: z.string().optional(),
});
export type TrendQuery = z.infer<typeof trendQuery>;

export const trendPointSchema = z.object({
  evaluationId: z.string(),
  modelVersion: modelVersionSchema,
  score: estimateWithIntervalSchema,
  /** How many of the cases stand in what it learned; null for what was never trained here, or while nobody has looked. */
  leak: leakCountsSchema.nullable(),
});
export type TrendPoint = z.infer<typeof trendPointSchema>;

/** Scores on one version of a benchmark: nothing else is ever drawn on one line with them. */
export const trendLineSchema = z.object({
  benchmark: z.object({ id: z.string(), name: z.string(), version: z.number(), note: z.string(), createdAt: z.coerce.date() }),
  /** What was made by training or adopted, in order of birth. */
  points: z.array(trendPointSchema),
  /** The newest of every kind of baseline, of the base model that was tuned last where there is one. */
  baselines: z.array(trendPointSchema),
  /** There are others that were measured before these. */
  isCut: z.boolean(),
});
export type TrendLine = z.infer<typeof trendLineSchema>;

/** How scores went from version to version. */
export const trendSchema = z.object({
  /** What can be chosen, the newest first. */
  series: z.array(z.object({ seriesId: z.string(), name: z.string() })),
  seriesId: z.string().nullable(),
  graders: z.array(z.object({ key: z.string(), label: z.string() })),
  grader: z.string().nullable(),
  /** Tags of the newest version's cases, those of most cases first. */
  tags: z.array(z.object({ tag: z.string(), caseCount: z.number() })),
  tag: z.string().nullable(),
  /** One for each version of the benchmark, the oldest first. */
  lines: z.array(trendLineSchema),
});
export type Trend = z.infer<typeof trendSchema>;
