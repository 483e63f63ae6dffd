import { z } from "zod";
import { messagesSchema } from "@/lib/datasets/schemas";
import { scaleSchema } from "../graders/schemas";

export const ratingQuery = z.object({ grader: z.string() });

export const rateAnswerInput = z.object({
  answerId: z.string(),
  grader: z.string(),
  /** 1 to 5, or 0 and 1 where the grader asks for passed or not. */
  value: z.number().int().min(0).max(5),
  comment: z.string().trim().max(2_000, "Use at most 2,000 characters.").default(""),
});
export type RateAnswerInput = z.input<typeof rateAnswerInput>;

/** The next answer for one person to rate. Whose answer it is stays unsaid, and what others gave it too. */
export const ratingTaskSchema = z.object({
  question: z.string(),
  scale: scaleSchema,
  ratedCount: z.number(),
  totalCount: z.number(),
  answer: z.object({ answerId: z.string(), prompt: messagesSchema, target: z.string(), text: z.string() }).nullable(),
});
export type RatingTask = z.infer<typeof ratingTaskSchema>;

export const estimateSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });

export const ratingAgreementSchema = z.object({
  /** Answers that anybody rated. */
  ratedCount: z.number(),
  people: z.array(z.object({ id: z.string(), name: z.string(), ratedCount: z.number() })),
  /** Every two people who rated the same answers. κ is weighted by squares where there are five steps. */
  pairs: z.array(z.object({ raterIds: z.tuple([z.string(), z.string()]), answerCount: z.number(), kappa: estimateSchema.nullable() })),
});
export type RatingAgreement = z.infer<typeof ratingAgreementSchema>;

/** How far a judge and people mean the same. */
export const calibrationSchema = z.object({
  judge: z.string(),
  /** The grader that people rate by; null where the benchmark has none. */
  human: z.string().nullable(),
  answerCount: z.number(),
  /** Null where the scales differ, or all judgements are alike. */
  kappa: estimateSchema.nullable(),
  /** Spearman's ρ. */
  correlation: estimateSchema.nullable(),
  /** Rows: what people gave; columns: what the judge gave. Null where the scales differ. */
  table: z.object({ labels: z.array(z.string()), counts: z.array(z.array(z.number())) }).nullable(),
  verdict: z.string(),
});
export type Calibration = z.infer<typeof calibrationSchema>;
