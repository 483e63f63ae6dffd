import { z } from "zod";
import { roleSchema } from "@/lib/accounts/permissions";

export const createProjectInput = z.object({
  name: z.string().trim().min(1, "The name is empty. Name the task, for example “Support triage”.").max(100, "Use at most 100 characters."),
  description: z.string().trim().max(500, "Use at most 500 characters.").default(""),
});
export type CreateProjectInput = z.input<typeof createProjectInput>;

export const updateProjectInput = z.object({
  name: createProjectInput.shape.name.optional(),
  description: z.string().trim().max(500, "Use at most 500 characters.").optional(),
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
  createdAt: z.coerce.date(),
});
export type Project = z.infer<typeof projectSchema>;

/** A name beside what somebody did, and what they may do here. */
export const projectPersonSchema = z.object({ id: z.string(), name: z.string(), role: roleSchema });
export type ProjectPerson = z.infer<typeof projectPersonSchema>;
