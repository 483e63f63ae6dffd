import { z } from "zod";

/** The name under which people of the house say what they think, apart from the thumbs of those who asked. */
export const reviewerScore = "reviewer";

const corrected = z.string().trim().min(1, "The better answer is empty.").max(200_000, "Use at most 200,000 characters.");

/** What somebody who looks at the log thinks of an answer; told apart from the thumbs of those who asked. */
export const giveFeedbackInput = z
  .object({
    isGood: z.boolean().optional(),
    /** The answer as it should have been. */
    correction: corrected.optional(),
    comment: z.string().trim().max(5_000, "Use at most 5,000 characters.").default(""),
  })
  .refine(
    ({ isGood, correction }) => isGood !== undefined || correction !== undefined,
    "Say whether it is good, or what it should have been.",
  );
export type GiveFeedbackInput = z.input<typeof giveFeedbackInput>;

/** Left out: the correction if there is one, else the answer that was given. */
const answer = corrected.optional();

export const addToDatasetInput = z.object({ datasetId: z.string().min(1, "Choose a dataset."), answer });
export type AddToDatasetInput = z.input<typeof addToDatasetInput>;

export const addToBenchmarkInput = z.object({ benchmarkId: z.string().min(1, "Choose a benchmark."), answer });
export type AddToBenchmarkInput = z.input<typeof addToBenchmarkInput>;

export const addedExampleSchema = z.object({ datasetId: z.string(), exampleId: z.string() });
export const addedCaseSchema = z.object({ benchmarkId: z.string(), version: z.number() });
