import { z } from "zod";

const key = z
  .string()
  .trim()
  .regex(/^[a-z0-9_]{1,40}$/, "A grader's key has small letters, digits and “_”, at most 40 of them.");
/** What people call it; left out, its kind speaks for it. */
const name = z.string().trim().max(60, "Use at most 60 characters.").optional();
const common = { key, name };
const share = z.number().min(0).max(1);
const text = (most: number) => z.string().max(most, `Use at most ${most} characters.`);

/** A similarity at or above this counts as right, below it as wrong; left out, the similarity itself is the score. */
const passAt = share.optional();

/** Who is asked: a trainer that the workspace is connected to, and one of its models. */
export const modelChoiceSchema = z.object({
  trainerId: z.string().min(1, "Choose where the model is."),
  model: z.string().trim().min(1, "Name the model, as its provider does.").max(200),
});
export type ModelChoice = z.infer<typeof modelChoiceSchema>;

const exact = z.object({ ...common, kind: z.literal("exact"), ignoreCase: z.boolean().optional(), ignoreSpace: z.boolean().optional() });

const contains = z.object({
  ...common,
  kind: z.literal("contains"),
  /** Left out or empty: the target. */
  wanted: z.array(text(2_000).min(1, "An empty text is in every answer. Write what should be there.")).max(50).optional(),
  mode: z.enum(["all", "any", "none"]).optional(),
  ignoreCase: z.boolean().optional(),
});

const regex = z.object({
  ...common,
  kind: z.literal("regex"),
  /** RE2's language: whatever the pattern, it takes time in proportion to the answer. */
  pattern: text(2_000).min(1, "Write a pattern."),
  flags: z
    .string()
    .regex(/^[ims]{0,3}$/, "Flags are i, m and s.")
    .optional(),
  /** The answer must not match. */
  isForbidden: z.boolean().optional(),
});

const label = z.object({
  ...common,
  kind: z.literal("label"),
  /** What an answer may be; left out, whatever the target is. */
  labels: z.array(text(200).min(1)).max(500).optional(),
  /** Several labels, separated by commas or lines, or as a JSON list: the score is F1. */
  isMulti: z.boolean().optional(),
});

const jsonValid = z.object({ ...common, kind: z.literal("json_valid"), isObject: z.boolean().optional() });

const jsonSchema = z.object({ ...common, kind: z.literal("json_schema"), schema: z.record(z.string(), z.json()) });

export const jsonFieldRuleSchema = z.object({
  /** Names with dots between them: `customer.name`. */
  path: z.string().trim().min(1, "Name the field.").max(200),
  weight: z.number().min(0).max(100),
  compare: z.enum(["exact", "number", "text"]),
  /** For numbers: how far off is still right. */
  tolerance: z.number().min(0).optional(),
});
export type JsonFieldRule = z.infer<typeof jsonFieldRuleSchema>;

/** Share of the target's JSON fields whose value the answer has; 0 when the answer is not JSON. */
const jsonFields = z.object({
  ...common,
  kind: z.literal("json_fields"),
  /** Left out or empty: every field of the target, all alike, exactly. */
  fields: z.array(jsonFieldRuleSchema).max(100).optional(),
});

const numeric = z.object({
  ...common,
  kind: z.literal("numeric"),
  tolerance: z.number().min(0),
  /** The tolerance is a share of the target: 0.01 is one percent. */
  isRelative: z.boolean().optional(),
  /** Which number of the answer counts. */
  take: z.enum(["first", "last"]).optional(),
});

const similarity = z.object({ ...common, kind: z.literal("similarity"), measure: z.enum(["edit", "rouge_l", "token_f1"]), passAt });

const embedding = z.object({ ...common, kind: z.literal("embedding"), embedder: modelChoiceSchema, passAt });

const toolCalls = z.object({
  ...common,
  kind: z.literal("tool_calls"),
  compareArguments: z.boolean().optional(),
  inOrder: z.boolean().optional(),
});

const limit = z
  .object({
    ...common,
    kind: z.literal("limit"),
    latencyMs: z.number().positive().optional(),
    costUsd: z.number().positive().optional(),
    answerTokens: z.number().int().positive().optional(),
  })
  .refine(({ latencyMs, costUsd, answerTokens }) => (latencyMs ?? costUsd ?? answerTokens) !== undefined, "Set at least one limit.");

const code = z.object({
  ...common,
  kind: z.literal("code"),
  /** JavaScript that defines `grade({ prompt, target, answer })`. */
  source: text(20_000).min(1, "Write the function."),
});

/** Five steps from bad to perfect, or yes and no. */
export const scaleSchema = z.enum(["one_to_five", "pass_fail"]);
export type Scale = z.infer<typeof scaleSchema>;

const judge = z.object({
  ...common,
  kind: z.literal("judge"),
  judges: z.array(modelChoiceSchema).min(1, "Choose a model that judges.").max(5),
  /** How often each judge is asked; an odd number of votes has a majority. */
  samples: z.number().int().min(1).max(9).optional(),
  rubric: text(8_000).trim().min(1, "Say what a good answer is: the judge knows nothing else."),
  /** `against_target` shows both without saying which is which, in an order drawn for each case. */
  mode: z.enum(["one_to_five", "pass_fail", "against_target"]),
  showsTarget: z.boolean().optional(),
});
export const judgeGraderSchema = judge;
export type JudgeGrader = z.infer<typeof judge>;

const human = z.object({
  ...common,
  kind: z.literal("human"),
  scale: scaleSchema,
  question: text(2_000).trim().min(1, "Ask raters something."),
});
export type HumanGrader = z.infer<typeof human>;

/** The weighted mean of other graders of the list. */
const weighted = z.object({
  ...common,
  kind: z.literal("weighted"),
  parts: z
    .array(z.object({ key, weight: z.number().positive("A weight is above 0. Leave a grader out that should not count.").max(1_000) }))
    .min(1),
});

export const graderSchema = z.discriminatedUnion("kind", [
  exact,
  contains,
  regex,
  label,
  jsonValid,
  jsonSchema,
  jsonFields,
  numeric,
  similarity,
  embedding,
  toolCalls,
  limit,
  code,
  judge,
  human,
  weighted,
]);
export type Grader = z.infer<typeof graderSchema>;
export type GraderKind = Grader["kind"];
export type GraderOf<K extends GraderKind> = Extract<Grader, { kind: K }>;

/** The first one is the headline: the one that a benchmark is about. */
export const gradersSchema = z
  .array(graderSchema)
  .min(1, "A benchmark needs a grader: without one there is no score.")
  .max(20)
  .superRefine((graders, context) => {
    const keys = graders.map((grader) => grader.key);
    const twice = keys.find((one, index) => keys.indexOf(one) !== index);
    if (twice) context.addIssue({ code: "custom", message: `Two graders are called “${twice}”. Each needs a key of its own.` });
    const plain = graders.flatMap((grader) => (grader.kind === "weighted" ? [] : grader.key));
    for (const grader of graders) {
      if (grader.kind !== "weighted") continue;
      const stray = grader.parts.find((part) => !plain.includes(part.key));
      if (stray) context.addIssue({ code: "custom", message: `“${grader.key}” weighs “${stray.key}”, which is no grader of this list.` });
    }
  });

/** One vote of a judge, as it was given; `order` says where the answer stood beside the target. */
export const voteSchema = z.object({
  judge: z.string(),
  verdict: z.number().nullable(),
  reason: z.string(),
  order: z.enum(["answer_first", "target_first"]).optional(),
});
export type Vote = z.infer<typeof voteSchema>;

export const scoreSchema = z.object({
  /** Null: not graded, and the reason says why. It counts neither as right nor as wrong. */
  score: share.nullable(),
  reason: z.string(),
  votes: z.array(voteSchema).optional(),
  /** What grading this one case took, where a model did it. */
  tokens: z.number().optional(),
  costUsd: z.number().nullable().optional(),
});
export type Score = z.infer<typeof scoreSchema>;

export const scoresSchema = z.record(z.string(), scoreSchema);
export type Scores = z.infer<typeof scoresSchema>;
