import { z } from "zod";

/** The lists of cases that a failure can stand in. */
export const failureKindSchema = z.enum(["wrong", "broken", "both_wrong"]);
export type FailureKind = z.infer<typeof failureKindSchema>;

export const failuresQuery = z.object({
  candidateId: z.string(),
  baselineId: z.string().optional(),
  grader: z.string().optional(),
  show: failureKindSchema.default("wrong"),
});
export type FailuresQuery = z.input<typeof failuresQuery>;

export const failuresSchema = z.object({
  /** Largest first. */
  clusters: z.array(
    z.object({
      /** Its words; what the list of cases is narrowed by. */
      key: z.string(),
      caseCount: z.number(),
      /** The question that is most like the others. */
      example: z.string(),
    }),
  ),
  caseCount: z.number(),
  /** Cases beyond so many are not looked at. */
  isCut: z.boolean(),
});
export type Failures = z.infer<typeof failuresSchema>;
