import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import { projectSchema } from "@/lib/projects/schemas";
import { startFromTemplateInput, templateSchema } from "./schemas";

export const templateOperations: Operation[] = [
  { method: "GET", path: "/api/v1/templates", summary: "List what a project can start from", may: "read", answer: z.array(templateSchema) },
  {
    method: "POST",
    path: "/api/v1/templates",
    summary: "Start a project from a template",
    may: "launch",
    body: startFromTemplateInput,
    answer: projectSchema,
    status: 201,
  },
];
