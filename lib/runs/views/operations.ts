import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import { savedViewSchema } from "@/lib/projects/views/schemas";
import { createRunViewInput, updateRunViewInput } from "./schemas";

const views = "/api/v1/projects/{projectId}/runs/views";

export const runViewOperations: Operation[] = [
  { method: "GET", path: views, summary: "List the saved views of the runs", may: "read", answer: z.array(savedViewSchema) },
  {
    method: "POST",
    path: views,
    summary: "Save a view of the runs",
    may: "edit",
    body: createRunViewInput,
    answer: savedViewSchema,
    status: 201,
  },
  {
    method: "PATCH",
    path: `${views}/{viewId}`,
    summary: "Rename or change a view of the runs",
    may: "edit",
    body: updateRunViewInput,
    answer: savedViewSchema,
  },
  { method: "DELETE", path: `${views}/{viewId}`, summary: "Delete a view of the runs", may: "edit" },
];
