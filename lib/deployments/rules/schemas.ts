import { z } from "zod";
import { compileRegex } from "@/lib/evaluations/graders/regex";

const place = z.enum(["question", "answer"]);
const words = z.string().trim().min(1, "Write the text to look for.").max(500, "Use at most 500 characters.");

/** Something that is true of a logged request, or is not. */
export const conditionSchema = z.discriminatedUnion("kind", [
  /** Nobody answered. */
  z.object({ kind: z.literal("failed") }),
  z.object({ kind: z.literal("format_broken") }),
  z.object({ kind: z.literal("fallback") }),
  z.object({ kind: z.literal("thumb_down") }),
  z.object({ kind: z.literal("corrected") }),
  /** A score or an outcome that came under a name. */
  z.object({
    kind: z.literal("said"),
    said: z.enum(["score", "outcome"]),
    name: z.string().trim().min(1, "Name it as your program sends it.").max(80, "Use at most 80 characters."),
    is: z.enum(["below", "at_least"]),
    value: z.number(),
  }),
  /** What the judge of an A/B test gave, from 0 to 1. */
  z.object({ kind: z.literal("judge_below"), below: z.number().gt(0, "No mark is below 0.").max(1, "A mark is 1 at most.") }),
  z.object({
    kind: z.literal("length"),
    is: z.enum(["shorter", "longer"]),
    characters: z.number().int().min(1, "Use 1 character or more.").max(1_000_000),
  }),
  z.object({ kind: z.literal("text"), place, contains: words }),
  z.object({
    kind: z.literal("pattern"),
    place,
    pattern: words.superRefine((pattern, context) => {
      const compiled = compileRegex(pattern);
      if (typeof compiled === "string") context.addIssue({ code: "custom", message: compiled });
    }),
  }),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** All of them must be true. */
export const conditionsSchema = z
  .array(conditionSchema)
  .min(1, "Say what shall be collected.")
  .max(5, "Use at most five conditions; make a second rule for what else there is.");

const name = z.string().trim().min(1, "Name the rule after what it collects.").max(80, "Use at most 80 characters.");
const perDay = z.number().int().min(1, "Let it collect at least one a day.").max(1_000, "A thousand a day is more than people review.");

/** Where what is caught goes. */
export const intoSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("dataset"), datasetId: z.string().min(1, "Choose a dataset.") }),
  /** Any version of it: cases wait until somebody makes its next one. */
  z.object({ kind: z.literal("benchmark"), benchmarkId: z.string().min(1, "Choose a benchmark.") }),
]);

export const createRuleInput = z.object({ name, conditions: conditionsSchema, into: intoSchema, perDay: perDay.default(50) });
export type CreateRuleInput = z.input<typeof createRuleInput>;

export const updateRuleInput = z
  .object({ name: name.optional(), perDay: perDay.optional(), isPaused: z.boolean().optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), "Nothing is different.");
export type UpdateRuleInput = z.input<typeof updateRuleInput>;

export const previewRuleInput = z.object({ conditions: conditionsSchema });
export type PreviewRuleInput = z.input<typeof previewRuleInput>;

/** What a rule would have caught among the newest requests. Nothing is stored. */
export const rulePreviewSchema = z.object({
  seen: z.number(),
  caught: z.number(),
  /** Of those that were seen; what is not kept can neither be searched nor collected. */
  withoutText: z.number(),
  examples: z.array(z.object({ requestId: z.string(), question: z.string(), answer: z.string() })),
});
export type RulePreview = z.infer<typeof rulePreviewSchema>;

export const ruleSchema = z.object({
  id: z.string(),
  name: z.string(),
  conditions: conditionsSchema,
  perDay: z.number(),
  isPaused: z.boolean(),
  /** Null: what it collected into is gone. */
  into: z.object({ kind: z.enum(["dataset", "benchmark"]), id: z.string(), name: z.string() }).nullable(),
  collected: z.number(),
  collectedToday: z.number(),
  /** Caught and not collected, and the most frequent reason. */
  unfit: z.number(),
  unfitReason: z.string().nullable(),
  /** Cases that wait for the benchmark's next version. */
  waiting: z.number(),
  createdAt: z.coerce.date(),
});
export type Rule = z.infer<typeof ruleSchema>;
export const ruleListSchema = z.array(ruleSchema);
