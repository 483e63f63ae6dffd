import type { z } from "zod";
import type { Person } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { type createProjectInput, type Project, projectSchema } from "./schemas";

/** Whoever creates a project owns it, whatever they are in the workspace. */
export async function createProject(person: Person, input: z.infer<typeof createProjectInput>): Promise<Project> {
  const project = await db.project.create({
    data: { ...input, createdById: person.userId, members: { create: { userId: person.userId, role: "owner" } } },
  });
  return projectSchema.parse(project);
}
