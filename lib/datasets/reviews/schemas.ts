import { z } from "zod";
import { exampleSchema } from "@/lib/datasets/examples/schemas";
import { reviewStateSchema } from "@/lib/datasets/schemas";

export const reviewDecisionSchema = z.enum(["approve", "reject", "skip"]);
export type ReviewDecision = z.infer<typeof reviewDecisionSchema>;

/** A judgement names the revision and the state that it was made on: if either moved since, it is refused. */
export const judgeExampleInput = z
  .object({
    revision: z.number().int().min(1),
    state: reviewStateSchema,
    decision: reviewDecisionSchema,
    reason: z.string().trim().max(1_000, "Use at most 1,000 characters.").default(""),
    /** A lead settles what the reviewers disagree about. */
    isAdjudication: z.boolean().default(false),
  })
  .refine(({ decision, reason }) => decision !== "reject" || reason !== "", {
    path: ["reason"],
    message: "Say in a few words what is wrong, so that whoever fixes it knows.",
  })
  .refine(({ decision, isAdjudication }) => !isAdjudication || decision !== "skip", {
    path: ["decision"],
    message: "A skip settles nothing. Approve or reject it, or leave it to another lead by going on without a judgement.",
  });
export type JudgeExampleInput = z.input<typeof judgeExampleInput>;

export const reviewSchema = z.object({
  id: z.string(),
  revision: z.number(),
  reviewerId: z.string(),
  decision: reviewDecisionSchema,
  reason: z.string(),
  isAdjudication: z.boolean(),
  /** Of the text that stands there now, and given since it was opened last. */
  counts: z.boolean(),
  createdAt: z.coerce.date(),
});
export type Review = z.infer<typeof reviewSchema>;

export const exampleReviewsSchema = z.object({
  /** Newest first. In a blind review only one's own, until everybody has judged. */
  reviews: z.array(reviewSchema),
  isRevealed: z.boolean(),
  /** How many people judge each example of this dataset. */
  needed: z.number(),
  /** How many have; null as long as that is nobody's business. */
  judged: z.number().nullable(),
  isDisagreement: z.boolean(),
});
export type ExampleReviews = z.infer<typeof exampleReviewsSchema>;

export const reviewOutcomeSchema = z.enum(["approved", "rejected", "waiting", "disagreement", "skipped"]);
export type ReviewOutcome = z.infer<typeof reviewOutcomeSchema>;
export const judgementSchema = z.object({ outcome: reviewOutcomeSchema, example: exampleSchema });

export const moveExampleInput = z.object({ from: reviewStateSchema, to: reviewStateSchema });
export type MoveExampleInput = z.infer<typeof moveExampleInput>;

/** mine: assigned to me · open: anybody's · disagreements: a lead settles them · skipped: I could not tell. */
export const reviewQueueNameSchema = z.enum(["mine", "open", "disagreements", "skipped"]);
export type ReviewQueueName = z.infer<typeof reviewQueueNameSchema>;

/** Beyond this many a queue is just long. */
export const mostCounted = 1_000;

export const listQueueInput = z.object({
  queue: reviewQueueNameSchema.default("mine"),
  /** The position behind which to go on. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type ListQueueInput = z.input<typeof listQueueInput>;

export const reviewQueueSchema = z.object({
  items: z.array(z.object({ id: z.string(), position: z.number() })),
  /** How many wait in each queue, up to `mostCounted`. */
  counts: z.record(reviewQueueNameSchema, z.number()),
});
export type ReviewQueue = z.infer<typeof reviewQueueSchema>;

export const claimExamplesInput = z.object({ count: z.number().int().min(1).max(500) });
export const claimedSchema = z.object({ count: z.number() });

export const reviewSettingsInput = z
  .object({ reviewersPerExample: z.number().int().min(1).max(9), isReviewBlind: z.boolean() })
  .refine(({ reviewersPerExample, isReviewBlind }) => reviewersPerExample > 1 || !isReviewBlind, {
    path: ["isReviewBlind"],
    message: "A blind review needs at least two people for each example: with one there is nobody to be blind to.",
  });
export type ReviewSettingsInput = z.infer<typeof reviewSettingsInput>;

const estimateSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });
export type KappaEstimate = z.infer<typeof estimateSchema>;

export const agreementSchema = z.object({
  reviewersPerExample: z.number(),
  /** Examples that as many people judged as the dataset asks for. */
  exampleCount: z.number(),
  /** Share of examples about which all said the same. */
  unanimousShare: z.number().nullable(),
  /** Fleiss' κ over all reviewers; null when it has no value, see `verdict`. */
  kappa: estimateSchema.nullable(),
  /** In words, or why there is none. */
  verdict: z.string(),
  isVerdictRefused: z.boolean(),
  /** Cohen's κ of every two people who judged the same examples, most examples first. */
  pairs: z.array(
    z.object({
      reviewerIds: z.tuple([z.string(), z.string()]),
      exampleCount: z.number(),
      agreedShare: z.number(),
      kappa: estimateSchema.nullable(),
    }),
  ),
});
export type Agreement = z.infer<typeof agreementSchema>;
