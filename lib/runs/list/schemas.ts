import { z } from "zod";
import { pageQuery } from "@/lib/http/page";
import { runStatusSchema } from "../schemas";
import { runFilterSchema, runGroupSchema, runSortSchema, usualSort } from "./run-place";

export const listRunsInput = pageQuery.extend({
  ...runFilterSchema.shape,
  sort: runSortSchema.default(usualSort),
  /** Runs that have this in common follow each other. */
  group: runGroupSchema.optional(),
  /** Only the runs that learned from this version. */
  datasetVersionId: z.string().optional(),
  /** Only the runs in this state: `awaiting_approval` lists what waits for a lead. */
  status: runStatusSchema.optional(),
});
export type ListRunsInput = z.infer<typeof listRunsInput>;

const choices = z.array(z.object({ value: z.string(), label: z.string(), count: z.number() }));
export const runChoicesSchema = z.object({
  state: choices,
  data: choices,
  base: choices,
  trainer: choices,
  recipe: choices,
  sweep: choices,
});
export type RunChoices = z.infer<typeof runChoicesSchema>;
