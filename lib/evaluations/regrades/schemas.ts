import { z } from "zod";

export const regradeSchema = z.object({
  id: z.string(),
  status: z.enum(["running", "succeeded", "failed"]),
  doneCount: z.number(),
  caseCount: z.number(),
  failureMessage: z.string().nullable(),
  createdAt: z.coerce.date(),
  finishedAt: z.coerce.date().nullable(),
});
export type Regrade = z.infer<typeof regradeSchema>;
