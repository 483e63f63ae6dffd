import { z } from "zod";

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

export const projectSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  isSample: z.boolean(),
  createdAt: z.coerce.date(),
});
export type Project = z.infer<typeof projectSchema>;
