import { z } from "zod";
import { changeRoleInput } from "@/lib/accounts/schemas";
import type { Operation } from "@/lib/http/operation";
import { createProjectInput, projectPersonSchema, projectSchema, updateProjectInput } from "./schemas";

const project = "/api/v1/projects/{projectId}";

export const projectOperations: Operation[] = [
  { method: "GET", path: "/api/v1/projects", summary: "List the projects you may open", may: "read", answer: z.array(projectSchema) },
  {
    method: "POST",
    path: "/api/v1/projects",
    summary: "Create a project",
    may: "launch",
    body: createProjectInput,
    answer: projectSchema,
    status: 201,
  },
  { method: "GET", path: project, summary: "Read a project", may: "read", answer: projectSchema },
  {
    method: "PATCH",
    path: project,
    summary: "Rename or describe a project, set its spending limit or, as an owner, its budget",
    may: "launch",
    body: updateProjectInput,
    answer: projectSchema,
  },
  { method: "DELETE", path: project, summary: "Delete a project and everything in it", may: "administer" },
  {
    method: "GET",
    path: `${project}/people`,
    summary: "List the people of a project by name",
    may: "read",
    answer: z.array(projectPersonSchema),
  },
  {
    method: "PUT",
    path: `${project}/people/{userId}`,
    summary: "Let somebody of the workspace into the project, or give them another role in it",
    may: "launch",
    body: changeRoleInput,
    answer: projectPersonSchema,
  },
  { method: "DELETE", path: `${project}/people/{userId}`, summary: "Take somebody out of the project", may: "launch" },
];
