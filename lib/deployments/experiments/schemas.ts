import { z } from "zod";
import { judgeGraderSchema } from "@/lib/evaluations/graders/schemas";

const named = /^(score|outcome):[\p{L}\p{N}_. -]{1,80}$/u;

/** What is measured of whoever was answered. Scores and outcomes carry the name that feedback is sent under. */
export const metricKeySchema = z
  .string()
  .refine(
    (key) => ["failed", "left", "format_failed", "latency", "cost", "thumb", "judge"].includes(key) || named.test(key),
    "Choose what is measured: thumb, failed, left, format_failed, latency, cost, judge, score:NAME or outcome:NAME.",
  );

/** By how much something may get worse, in its own unit, before the treatment is taken back. */
export const guardrailsSchema = z
  .array(z.object({ metric: metricKeySchema, limit: z.number().positive("A limit is above 0.") }))
  .max(10, "At most ten things can be guarded.")
  .refine((all) => new Set(all.map(({ metric }) => metric)).size === all.length, "Name everything that is guarded once.");
export type Guardrails = z.infer<typeof guardrailsSchema>;

const sampleShape = {
  share: z.number().gt(0, "The judge needs some answers to mark.").max(1, "All answers are a share of 1."),
  perDay: z.number().int().min(1, "Let it mark at least one answer a day.").max(20_000, "At most 20,000 answers a day are marked."),
};

/** A judge of one of the project's benchmarks, and how many answers it reads. */
export const judgeSampleInput = z.object({
  benchmarkId: z.string().min(1, "Choose a judge."),
  /** The judge's key among the benchmark's graders. */
  grader: z.string().min(1, "Choose a judge."),
  ...sampleShape,
});
export type JudgeSampleInput = z.infer<typeof judgeSampleInput>;

/** What is kept of it: the judge as it was when the test began, whatever becomes of the benchmark. */
export const judgePlanSchema = z.object({ benchmarkId: z.string(), grader: judgeGraderSchema, ...sampleShape });
export type JudgePlan = z.infer<typeof judgePlanSchema>;

const dayHours = 24;

export const createExperimentInput = z.object({
  /** Of the deployment, as it was when this was set up. */
  routingVersion: z.number().int(),
  controlId: z.string().min(1, "Choose what it is held against."),
  treatmentId: z.string().min(1, "Choose what is tried."),
  metric: metricKeySchema,
  minimumEffect: z.number().positive("The smallest difference worth having is above 0."),
  guardrails: guardrailsSchema.default([]),
  /** Who marks a sample of the answers; null: nobody. */
  judge: judgeSampleInput.nullable().default(null),
  /** The treatment's share, stage by stage. */
  ramp: z
    .array(z.number().min(0.01, "A stage gives the treatment 1% or more.").max(0.99, "The control needs some traffic too."))
    .min(1, "Name at least one stage.")
    .max(6, "At most six stages.")
    .refine((shares) => shares.every((share, index) => share > (shares[index - 1] ?? 0)), "Every stage is larger than the one before.")
    .default([0.01, 0.1, 0.5]),
  stageHours: z
    .number()
    .min(0)
    .max(14 * dayHours)
    .default(dayHours),
  days: z.number().min(1, "Let it run for at least a day.").max(90, "After 90 days it ends by itself.").default(28),
});
export type CreateExperimentInput = z.input<typeof createExperimentInput>;

export const endExperimentInput = z.object({
  decision: z.enum(["ship", "roll_back", "stop"]),
  reason: z.string().trim().max(500, "Use at most 500 characters.").default(""),
});
export type EndExperimentInput = z.input<typeof endExperimentInput>;

export const advanceExperimentInput = z.object({
  /** The stage that was seen, from 0. */
  stage: z.number().int().min(0),
});
export type AdvanceExperimentInput = z.input<typeof advanceExperimentInput>;

const bounds = z.tuple([z.number(), z.number()]);

/** Treatment minus control, in the metric's own unit, with intervals that hold at every look. */
export const contrastSchema = z.object({ value: z.number(), ci95: bounds, ci50: bounds, n: z.number() });
export type ExperimentContrast = z.infer<typeof contrastSchema>;

/** The mean of an arm, with its own interval; null where nobody was measured. */
const meanSchema = z.object({ value: z.number(), ci95: bounds, n: z.number() });

export const measuredSchema = z.object({
  metric: z.string(),
  control: meanSchema.nullable(),
  treatment: meanSchema.nullable(),
  /** Null where an arm has too few people to say anything. */
  contrast: contrastSchema.nullable(),
});
export type Measured = z.infer<typeof measuredSchema>;

export const guardSchema = measuredSchema.extend({
  limit: z.number(),
  state: z.enum(["inside", "close", "broken", "unknown"]),
});
export type Guard = z.infer<typeof guardSchema>;

export const experimentVerdictSchema = z.object({
  advice: z.enum(["ship", "keep_running", "roll_back", "hidden"]),
  sentence: z.string(),
  detail: z.string(),
});
export type ExperimentVerdict = z.infer<typeof experimentVerdictSchema>;

const armSchema = z.object({ variantId: z.string(), name: z.string(), share: z.number(), units: z.number(), requests: z.number() });

/** How far the judge has come, what it took, and whether it can be believed. */
export const judgingSchema = z.object({
  name: z.string(),
  benchmarkId: z.string(),
  ...sampleShape,
  marked: z.number(),
  waiting: z.number(),
  /** The judge gave no mark: they count neither as good nor as bad. */
  unmarked: z.number(),
  /** The most frequent reason for that. */
  unmarkedReason: z.string().nullable(),
  tokens: z.number(),
  costUsd: z.number(),
  /** Marks whose price is not known. */
  unpriced: z.number(),
  isCalibrated: z.boolean(),
  /** How far it agrees with people, or that nobody knows. */
  calibration: z.string(),
});
export type Judging = z.infer<typeof judgingSchema>;

/** Above it lies the slowest twentieth of one side's answers. */
export const waitedSchema = z.object({ p95Ms: z.number(), ci95: bounds, people: z.number(), answers: z.number() });
export type Waited = z.infer<typeof waitedSchema>;

export const experimentSchema = z.object({
  id: z.string(),
  number: z.number(),
  deployment: z.object({ id: z.string(), name: z.string(), routingVersion: z.number() }),
  status: z.enum(["running", "shipped", "rolled_back", "stopped"]),
  control: armSchema,
  treatment: armSchema,
  metric: z.string(),
  minimumEffect: z.number(),
  ramp: z.array(z.number()),
  stage: z.number(),
  stageAt: z.coerce.date(),
  stageHours: z.number(),
  /** What comes next and what it waits for; null on the last stage and after the end. */
  nextStage: z
    .object({
      share: z.number(),
      notBefore: z.coerce.date(),
      waitsFor: z.enum(["time", "people", "guardrail", "split"]).nullable(),
    })
    .nullable(),
  reason: z.string(),
  startedAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  endedAt: z.coerce.date().nullable(),
  verdict: experimentVerdictSchema,
  /** Null while the verdict is hidden. */
  primary: measuredSchema.nullable(),
  guardrails: z.array(guardSchema),
  /** Other things that were measured, corrected for how many they are. */
  others: z.array(measuredSchema.extend({ pValue: z.number().nullable() })),
  split: z.object({ pValue: z.number().nullable(), isBroken: z.boolean() }),
  crossedUnits: z.number(),
  /** Null where no judge marks anything. */
  judging: judgingSchema.nullable(),
  /** Null of a side with fewer than 100 people, or where the split is broken. */
  waits: z.object({ control: waitedSchema.nullable(), treatment: waitedSchema.nullable() }),
  /** The primary metric's contrast as it stood at the end of each day. */
  days: z.array(z.object({ day: z.coerce.date(), contrast: contrastSchema.nullable() })),
  /** People an arm that would settle it, and when, at the pace so far; null where that cannot be said. */
  forecast: z.object({ unitsPerArm: z.number(), days: bounds }).nullable(),
});
export type Experiment = z.infer<typeof experimentSchema>;

export const experimentListSchema = z.array(
  z.object({
    id: z.string(),
    number: z.number(),
    status: experimentSchema.shape.status,
    control: z.string(),
    treatment: z.string(),
    metric: z.string(),
    reason: z.string(),
    startedAt: z.coerce.date(),
    endedAt: z.coerce.date().nullable(),
  }),
);
export type ExperimentList = z.infer<typeof experimentListSchema>;

export const planExperimentInput = createExperimentInput
  .pick({ metric: true, minimumEffect: true, ramp: true, stageHours: true, days: true })
  .extend({
    minimumEffect: z.number().positive().nullable().default(null),
    /** How many answers a judge would read, where one shall. */
    judge: judgeSampleInput.pick({ share: true, perDay: true }).nullable().default(null),
  });
export type PlanExperimentInput = z.input<typeof planExperimentInput>;

/** What may be expected of a test, from what was logged in the last days. */
export const experimentPlanSchema = z.object({
  /** Of the log; requests that name nobody are on no side. */
  seen: z.object({ days: z.number(), requests: z.number(), nameless: z.number(), people: z.number(), measured: z.number() }),
  /** The metric as it stands now; null where nobody was measured. */
  level: z.number().nullable(),
  /** Nobody was measured yet, so it is reckoned with as if everybody were, half of them this way and half that. */
  isAssumed: z.boolean(),
  /** New people a day who will be measured. */
  peoplePerDay: z.number(),
  /** How long each stage before the last will take; null where nobody comes. */
  rampDays: z.number().nullable(),
  /** The smallest difference that shows so many days after the start, in eight of ten tests. */
  outlook: z.array(z.object({ days: z.number(), effect: z.number().nullable() })),
  /** Until the smallest difference worth having shows: people, and days from the start. Null where that cannot be said. */
  needed: z.object({ people: z.number(), days: z.number() }).nullable(),
  /** Scores and outcomes that programs have sent here: `score:NAME`, `outcome:NAME`. */
  named: z.array(z.string()),
});
export type ExperimentPlan = z.infer<typeof experimentPlanSchema>;
