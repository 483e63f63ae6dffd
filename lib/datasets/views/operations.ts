import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import { savedViewSchema } from "@/lib/projects/views/schemas";
import { createViewInput, updateViewInput } from "./schemas";

const views = "/api/v1/projects/{projectId}/datasets/{datasetId}/views";

export const viewOperations: Operation[] = [
  { method: "GET", path: views, summary: "List the saved views of a dataset", may: "read", answer: z.array(savedViewSchema) },
  { method: "POST", path: views, summary: "Save a view", may: "edit", body: createViewInput, answer: savedViewSchema, status: 201 },
  {
    method: "PATCH",
    path: `${views}/{viewId}`,
    summary: "Rename or change a view",
    may: "edit",
    body: updateViewInput,
    answer: savedViewSchema,
  },
  { method: "DELETE", path: `${views}/{viewId}`, summary: "Delete a view", may: "edit" },
];
