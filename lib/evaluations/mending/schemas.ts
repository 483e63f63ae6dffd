import { z } from "zod";

/** An example that a model learned from, as it stands now. */
export const learnedExampleSchema = z.object({
  id: z.string(),
  datasetId: z.string(),
  question: z.string(),
  answer: z.string(),
  tags: z.array(z.string()),
  /** Whether somebody changed it since the model learned it. */
  isChanged: z.boolean(),
  isDeleted: z.boolean(),
});
export type LearnedExample = z.infer<typeof learnedExampleSchema>;

export const nearestExamplesSchema = z.object({
  /** `untrained`: the model learned from nothing here. `preparing`: what it learned from is being looked through for the first time. */
  status: z.enum(["untrained", "preparing", "ready"]),
  /** Those whose questions are most like the case's, best first. */
  examples: z.array(learnedExampleSchema),
});
export type NearestExamples = z.infer<typeof nearestExamplesSchema>;

export const addCaseInput = z.object({
  datasetId: z.string().min(1, "Choose a dataset."),
  answer: z.string().trim().min(1, "Write the answer that a model should learn.").max(100_000, "Use at most 100,000 characters."),
});
export type AddCaseInput = z.input<typeof addCaseInput>;
