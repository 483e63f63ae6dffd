import { route } from "@/lib/http/route";
import { deleteProject } from "@/lib/projects/delete-project";
import { getProject } from "@/lib/projects/get-project";
import { updateProjectInput } from "@/lib/projects/schemas";
import { updateProject } from "@/lib/projects/update-project";

export const GET = route({ may: "read" }, ({ caller }) => getProject(caller));

export const PATCH = route({ may: "launch", body: updateProjectInput }, ({ caller, body }) => updateProject(caller, body));

export const DELETE = route({ may: "administer" }, ({ caller }) => deleteProject(caller));
