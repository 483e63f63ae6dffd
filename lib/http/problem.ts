import { z } from "zod";

/** RFC 9457 problem details, the one shape of every error that leaves the API. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.enum(["invalid", "unauthenticated", "forbidden", "not_found", "conflict", "upstream", "unavailable", "internal"]),
  detail: z.string(),
  fields: z.array(z.object({ field: z.string(), problem: z.string() })),
});
export type Problem = z.infer<typeof problemSchema>;
