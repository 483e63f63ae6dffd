import { z } from "zod";
import { runSchema } from "../schemas";
import { measures } from "./measures";

export const measureSchema = z.enum(measures);
export type Measure = z.infer<typeof measureSchema>;

export const curveAxisSchema = z.enum(["step", "time", "tokens"]);
export type CurveAxis = z.infer<typeof curveAxisSchema>;

const commaSeparated = <T extends z.ZodType<unknown, string>>(one: T) =>
  z
    .string()
    .transform((text) => [...new Set(text.split(",").filter((word) => word !== ""))])
    .pipe(z.array(one));

/** Runs by their numbers, “3,4,7”: as many as somebody wants to see together. */
const numbers = commaSeparated(z.coerce.number<string>().int().min(1).max(2_147_483_647)).refine(
  (list) => list.length > 0,
  "Name at least one run by its number, for example runs=3,4.",
);

export const compareRunsInput = z.object({ runs: numbers });
export type CompareRunsInput = z.infer<typeof compareRunsInput>;

export const readCurvesInput = z
  .object({
    runs: numbers,
    measures: commaSeparated(measureSchema).default([...measures]),
    /** What the lines run over: steps, seconds since the first step, or tokens read. */
    by: curveAxisSchema.default("step"),
    /** The window that is looked at; left out, all of it. */
    from: z.coerce.number().min(0).optional(),
    to: z.coerce.number().min(0).optional(),
    /** Into how many columns the window is cut: as many as the picture has pixels. */
    columns: z.coerce.number().int().min(20).max(4_000).default(600),
    /** How much of the mean before a step is kept in it; 0 leaves the lines as they are. */
    smoothing: z.coerce.number().min(0).max(0.999).default(0),
  })
  .refine(({ from = 0, to }) => to === undefined || to > from, "The window ends before it begins: “to” must be larger than “from”.");
export type ReadCurvesInput = z.infer<typeof readCurvesInput>;

export const lineSchema = z.object({ at: z.array(z.number()), values: z.array(z.number()) });
export type Line = z.infer<typeof lineSchema>;

export const curveLineSchema = lineSchema.extend({
  /** False: of each column only the lowest and the highest value are here. */
  isWhole: z.boolean(),
  /** The running mean, taken over every step before the line was thinned; null where none was asked for. */
  mean: lineSchema.nullable(),
});
export type CurveLine = z.infer<typeof curveLineSchema>;

export const curvesSchema = z.object({
  by: curveAxisSchema,
  /** Where the longest of the runs ends. */
  total: z.number(),
  from: z.number(),
  to: z.number(),
  /** Fewer than asked for where very many lines are drawn together. */
  columns: z.number(),
  runs: z.array(
    z.object({
      number: z.number(),
      /** Empty where nothing was measured, or where the trainer does not say when its steps were or how much it read. */
      lines: z.partialRecord(measureSchema, curveLineSchema),
    }),
  ),
  /** Nothing more will come. */
  isFinal: z.boolean(),
});
export type Curves = z.infer<typeof curvesSchema>;

const placedSchema = z.object({ value: z.number(), step: z.number() }).nullable();

export const comparedRunSchema = z.object({
  run: runSchema,
  results: z.object({
    trainLoss: placedSchema,
    validLoss: placedSchema,
    bestValidLoss: placedSchema,
    bestValidAccuracy: placedSchema,
  }),
  /** From the first step to the end, or until now. */
  seconds: z.number().nullable(),
});
export type ComparedRun = z.infer<typeof comparedRunSchema>;
export const comparedRunsSchema = z.array(comparedRunSchema);
