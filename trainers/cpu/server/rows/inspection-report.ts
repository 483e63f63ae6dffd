import { z } from "zod";

export const rowProblemSchema = z.object({
  row: z.number(),
  problem: z.enum(["invalid", "too_long", "nothing_to_learn", "template"]),
  message: z.string(),
});
export type InspectedRowProblem = z.infer<typeof rowProblemSchema>;

export const inspectionReportSchema = z.object({
  /** Rows that hold a conversation. */
  examples: z.number(),
  tokens: z.number(),
  answerTokens: z.number(),
  longestExample: z.number(),
  /** Tokens per row, in order. */
  lengths: z.array(z.number()),
  /** By row; a row number is a line of the file. */
  problems: z.array(rowProblemSchema),
});
export type InspectionReport = z.infer<typeof inspectionReportSchema>;
