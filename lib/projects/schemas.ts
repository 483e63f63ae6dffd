import { z } from "zod";
import { roleSchema } from "@/lib/accounts/permissions";

export const createProjectInput = z.object({
  name: z.string().trim().min(1, "The name is empty. Name the task, for example “Support triage”.").max(100, "Use at most 100 characters."),
  description: z.string().trim().max(500, "Use at most 500 characters.").default(""),
});
export type CreateProjectInput = z.input<typeof createProjectInput>;

const spendingLimit = z.number().min(0, "A limit is 0 or more. 0 means that everything that costs waits for a lead.").max(1_000_000);
const budget = z.number().min(0, "A budget is 0 or more. Leave it empty for none.").max(10_000_000);

export const updateProjectInput = z.object({
  name: createProjectInput.shape.name.optional(),
  description: z.string().trim().max(500, "Use at most 500 characters.").optional(),
  /** USD: a run that may cost more waits for a lead. */
  spendingLimitUsd: spendingLimit.optional(),
  /** USD for a calendar month; null: none. Only an owner changes it. */
  budgetUsd: budget.nullable().optional(),
});
export type UpdateProjectInput = z.infer<typeof updateProjectInput>;

/** What a project proposes wherever something new is set up in it. */
export const projectDefaultsSchema = z.object({
  /** Put before every conversation, in training and in use. */
  instruction: z.string().default(""),
  /** Keys of graders, the headline first; those that do not suit the answers are left out. */
  graders: z.array(z.string()).default([]),
});
export type ProjectDefaults = z.infer<typeof projectDefaultsSchema>;

export const projectSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  isSample: z.boolean(),
  template: z.string().nullable(),
  defaults: projectDefaultsSchema.nullable(),
  spendingLimitUsd: z.number(),
  budgetUsd: z.number().nullable(),
  createdAt: z.coerce.date(),
});
export type Project = z.infer<typeof projectSchema>;

/** A name beside what somebody did, and what they may do here. */
export const projectPersonSchema = z.object({ id: z.string(), name: z.string(), role: roleSchema });
export type ProjectPerson = z.infer<typeof projectPersonSchema>;
