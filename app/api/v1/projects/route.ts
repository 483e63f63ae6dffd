import { workspaceRoute } from "@/lib/http/route";
import { createProject } from "@/lib/projects/create-project";
import { listProjects } from "@/lib/projects/list-projects";
import { createProjectInput } from "@/lib/projects/schemas";

export const GET = workspaceRoute({ may: "read" }, ({ person }) => listProjects(person));

export const POST = workspaceRoute({ may: "launch", body: createProjectInput, status: 201 }, ({ person, body }) =>
  createProject(person, body),
);
