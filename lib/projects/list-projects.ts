import type { Person } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { type Project, projectSchema } from "./schemas";

/** The projects this person may open, newest first. */
export async function listProjects(person: Person): Promise<Project[]> {
  const projects = await db.project.findMany({
    where: person.role === "owner" ? {} : { members: { some: { userId: person.userId } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return projects.map((project) => projectSchema.parse(project));
}
