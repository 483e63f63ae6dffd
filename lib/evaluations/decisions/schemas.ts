import { z } from "zod";
import { estimateWithIntervalSchema, verdictSchema } from "../schemas";

export const decisionChoiceSchema = z.enum(["promote", "keep", "collect_more"]);
export type DecisionChoice = z.infer<typeof decisionChoiceSchema>;

export const recordDecisionInput = z.object({
  baselineId: z.string().min(1, "Name the evaluation that it is held against."),
  candidateId: z.string().min(1, "Name the evaluation of the candidate."),
  choice: decisionChoiceSchema,
  reason: z.string().trim().min(1, "Say why: whoever reads this in a year was not there.").max(2_000, "Use at most 2,000 characters."),
});
export type RecordDecisionInput = z.input<typeof recordDecisionInput>;

export const decisionsQuery = z.object({ baselineId: z.string().optional(), candidateId: z.string().optional() });
export type DecisionsQuery = z.infer<typeof decisionsQuery>;

/** What was known when it was decided. */
export const decidedOnSchema = z.object({
  baseline: z.string(),
  candidate: z.string(),
  grader: z.string(),
  sentence: z.string(),
  outcome: verdictSchema.shape.outcome,
  difference: estimateWithIntervalSchema,
});

export const decisionSchema = z.object({
  id: z.string(),
  baselineId: z.string(),
  candidateId: z.string(),
  choice: decisionChoiceSchema,
  reason: z.string(),
  decidedOn: decidedOnSchema,
  by: z.string(),
  createdAt: z.coerce.date(),
});
export type Decision = z.infer<typeof decisionSchema>;
