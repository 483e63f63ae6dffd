import { z } from "zod";

/** When a model stops, and who says so. */
export const retirementSchema = z.object({
  /** YYYY-MM-DD */
  stopsOn: z.string().nullable(),
  lastTrainingOn: z.string().nullable(),
  by: z.enum(["provider", "list", "nobody", "yours"]),
  words: z.string(),
  /** When the provider was asked, or the announcement read. */
  asOf: z.coerce.date().nullable(),
  /** What the other source says, where it says something else. */
  otherwise: z.string().nullable(),
});
export type Retirement = z.infer<typeof retirementSchema>;
