import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type Project, projectSchema } from "./schemas";

export async function getProject(caller: Caller): Promise<Project> {
  const project = await db.project.findUnique({ where: { id: caller.projectId } });
  if (!project) throw new AppError("not_found", "This project was deleted.");
  return projectSchema.parse(project);
}
