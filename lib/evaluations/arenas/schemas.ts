import { z } from "zod";
import { messagesSchema, toolCallSchema } from "@/lib/datasets/schemas";
import { modelVersionSchema } from "@/lib/models/schemas";
import { benchmarkSchema, estimateWithIntervalSchema } from "../schemas";

/** Six models make fifteen pairs of each case already. */
export const mostContestants = 6;
export const mostCases = 1_000;

export const createArenaInput = z.object({
  evaluationIds: z
    .array(z.string().min(1))
    .min(2, "Choose two models or more.")
    .max(mostContestants, `Choose at most ${mostContestants} models.`)
    .refine((ids) => new Set(ids).size === ids.length, "Choose each model once."),
  name: z.string().trim().min(1, "Name the arena.").max(100, "Use at most 100 characters."),
  question: z.string().trim().min(1, "Write what people decide by.").max(300, "Use at most 300 characters."),
  /** How many cases of the benchmark are drawn; where it has fewer, all. */
  caseCount: z
    .number()
    .int()
    .min(1, "Draw one case or more.")
    .max(mostCases, `Draw at most ${mostCases.toLocaleString("en")} cases.`)
    .default(200),
  /** Which pairs a second person judges too, so that agreement can be told. */
  secondOpinion: z.enum(["none", "quarter", "all"]).default("quarter"),
});
export type CreateArenaInput = z.input<typeof createArenaInput>;

export const arenaSchema = z.object({
  id: z.string(),
  name: z.string(),
  question: z.string(),
  benchmark: benchmarkSchema,
  /** By name, which says nothing about whose answer is which. */
  contestants: z.array(z.object({ evaluationId: z.string(), modelVersion: modelVersionSchema })),
  createdAt: z.coerce.date(),
  /** Judgements that are wanted, and those that are there. */
  wantedCount: z.number(),
  judgedCount: z.number(),
  /** Pairs of answers that are the same word for word: ties that nobody is asked about. */
  sameCount: z.number(),
  /** Of whoever asks. */
  ownCount: z.number(),
  isRevealed: z.boolean(),
});
export type Arena = z.infer<typeof arenaSchema>;

export const arenaChoiceSchema = z.enum(["left", "right", "both_good", "both_bad", "skip"]);
export type ArenaChoice = z.infer<typeof arenaChoiceSchema>;

const shownAnswerSchema = z.object({ text: z.string(), calls: z.array(toolCallSchema) });
export type ShownAnswer = z.infer<typeof shownAnswerSchema>;

/** The next pair for one person. Whose answers they are stays unsaid, and what others chose too. */
export const arenaTaskSchema = z.object({
  question: z.string(),
  wantedCount: z.number(),
  judgedCount: z.number(),
  ownCount: z.number(),
  /** What can be taken back: one's newest judgement. */
  undoableId: z.string().nullable(),
  /** `held`: what is left is held by others, or waits for a second person. */
  state: z.enum(["judging", "done", "held", "revealed"]),
  pair: z
    .object({
      judgementId: z.string(),
      prompt: messagesSchema,
      target: z.string(),
      left: shownAnswerSchema,
      right: shownAnswerSchema,
      /** What was chosen before it was taken back. */
      comment: z.string(),
    })
    .nullable(),
});
export type ArenaTask = z.infer<typeof arenaTaskSchema>;

export const judgePairInput = z.object({
  judgementId: z.string().min(1),
  choice: arenaChoiceSchema,
  comment: z.string().trim().max(2_000, "Use at most 2,000 characters.").default(""),
});
export type JudgePairInput = z.input<typeof judgePairInput>;

export const undoJudgementInput = z.object({ judgementId: z.string().min(1) });
export type UndoJudgementInput = z.infer<typeof undoJudgementInput>;

export const judgementAnswerSchema = z.object({ judgementId: z.string() });

export const rankedSchema = z.object({
  evaluationId: z.string(),
  modelVersion: modelVersionSchema,
  judgedCount: z.number(),
  wins: z.number(),
  ties: z.number(),
  losses: z.number(),
  /** How often it is preferred to the others, a tie being half; null where nothing can be said yet. */
  share: estimateWithIntervalSchema.nullable(),
});
export type Ranked = z.infer<typeof rankedSchema>;

export const duelSchema = z.object({
  oneId: z.string(),
  otherId: z.string(),
  oneBetter: z.number(),
  otherBetter: z.number(),
  bothGood: z.number(),
  bothBad: z.number(),
  same: z.number(),
  /** How often the one is preferred to the other; null where nothing can be said yet. */
  share: estimateWithIntervalSchema.nullable(),
  /** After Holm's correction over all duels. */
  adjustedPValue: z.number().nullable(),
  outcome: z.enum(["one", "other", "cannot_tell", "refused"]),
  /** Cases that would tell them apart if they differ as they did so far. */
  casesNeeded: z.number().nullable(),
});
export type Duel = z.infer<typeof duelSchema>;

export const rankingSchema = z.object({
  /** Most preferred first. */
  contestants: z.array(rankedSchema),
  duels: z.array(duelSchema),
  caseCount: z.number(),
  /** Of two equals, how often the answer on the left is chosen; null where that cannot be told. */
  leftShare: estimateWithIntervalSchema.nullable(),
  verdict: z.object({ outcome: z.enum(["better", "cannot_tell", "refused"]), sentence: z.string(), detail: z.string() }),
  /** What else has to be said about the figures. */
  notes: z.array(z.string()),
});
export type Ranking = z.infer<typeof rankingSchema>;

export const arenaResultsSchema = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), judgedCount: z.number(), skippedCount: z.number() })),
  /** Every two people who judged the same pairs: whether they prefer the same answer, with κ. */
  agreements: z.array(
    z.object({
      judgeIds: z.tuple([z.string(), z.string()]),
      pairCount: z.number(),
      kappa: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
    }),
  ),
  /** Null until whoever asks has chosen to see whose answers they were. */
  ranking: rankingSchema.nullable(),
  /** Pairs with one preferred answer: what could be learned from. */
  preferenceCount: z.number(),
});
export type ArenaResults = z.infer<typeof arenaResultsSchema>;

export const addPreferencesInput = z.object({ datasetId: z.string().min(1, "Choose a dataset.") });
export type AddPreferencesInput = z.infer<typeof addPreferencesInput>;

export const addedPreferencesSchema = z.object({
  datasetId: z.string(),
  addedCount: z.number(),
  /** The dataset held exactly these before. */
  knownCount: z.number(),
  /** Those that no example can hold, such as one with an empty answer. */
  refusedCount: z.number(),
  /** Decided pairs that are still to be added: so many at once. */
  leftCount: z.number(),
});
export type AddedPreferences = z.infer<typeof addedPreferencesSchema>;
