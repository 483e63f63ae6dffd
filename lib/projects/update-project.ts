import type { Caller } from "@/lib/accounts/caller";
import { requirePermission } from "@/lib/accounts/permissions";
import { db } from "@/lib/db/client";
import { getProject } from "./get-project";
import type { Project, UpdateProjectInput } from "./schemas";

/** A lead sets what a single run may cost unasked; what a month may cost binds the leads too, so an owner sets it. */
export async function updateProject(caller: Caller, input: UpdateProjectInput): Promise<Project> {
  if (input.budgetUsd !== undefined) requirePermission(caller.role, "administer");
  await db.project.updateMany({ where: { id: caller.projectId }, data: input });
  return getProject(caller);
}
