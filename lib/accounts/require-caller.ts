import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Caller, Person } from "./caller";
import { type Permission, requirePermission } from "./permissions";
import { identify } from "./require-person";

/** Who is asking, and what they may do in this project. Together with `callerFor` the only maker of a `Caller`. */
export async function requireCaller(request: Request, projectId: string, may: Permission): Promise<Caller> {
  return callerFor(await identify(request), projectId, may);
}

/** The workspace's owner is at home in every project; everybody else in those they are a member of. To a stranger it does not exist. */
export async function callerFor(person: Person, projectId: string, may: Permission): Promise<Caller> {
  const project = await db.project.findUnique({
    where: { id: projectId },
    select: { id: true, members: { where: { userId: person.userId }, select: { role: true } } },
  });
  const role = person.role === "owner" ? person.role : project?.members[0]?.role;
  if (!project || !role)
    throw new AppError("not_found", "There is no such project, or you are not a member of it. Ask an owner of the workspace to add you.");
  requirePermission(role, may);
  return { userId: person.userId, projectId: project.id, role };
}
