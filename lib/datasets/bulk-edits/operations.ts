import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import { bulkEditInput, bulkEditSchema, bulkUndoSchema } from "./schemas";

const edits = "/api/v1/projects/{projectId}/datasets/{datasetId}/bulk-edits";

export const bulkEditOperations: Operation[] = [
  { method: "GET", path: edits, summary: "List the newest changes to many examples", may: "read", answer: z.array(bulkEditSchema) },
  {
    method: "POST",
    path: edits,
    summary: "Change many examples, in the background where they are very many",
    may: "edit",
    body: bulkEditInput,
    answer: bulkEditSchema,
    status: 201,
  },
  {
    method: "POST",
    path: `${edits}/{bulkEditId}/undo`,
    summary: "Take a change to many examples back",
    may: "edit",
    answer: bulkUndoSchema,
  },
];
