import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getProject } from "./get-project";
import type { Project, UpdateProjectInput } from "./schemas";

export async function updateProject(caller: Caller, input: UpdateProjectInput): Promise<Project> {
  await db.project.updateMany({ where: { id: caller.projectId }, data: input });
  return getProject(caller);
}
