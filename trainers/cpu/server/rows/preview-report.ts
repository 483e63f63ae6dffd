import { z } from "zod";

export const previewReportSchema = z.object({
  /** Of the chat template: rows must be measured anew once it changes. */
  templateHash: z.string(),
  /** One for each row that was asked about, in order. */
  rows: z.array(
    z.object({
      tokens: z.number(),
      learnedTokens: z.number(),
      firstLearned: z.number(),
      problem: z.string().nullable(),
      spans: z.array(z.object({ text: z.string(), kind: z.enum(["learned", "read", "cut"]), tokens: z.number() })),
    }),
  ),
});
export type PreviewReport = z.infer<typeof previewReportSchema>;
