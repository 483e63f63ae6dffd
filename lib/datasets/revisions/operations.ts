import { z } from "zod";
import { exampleSchema } from "@/lib/datasets/examples/schemas";
import type { Operation } from "@/lib/http/operation";
import { restoreRevisionInput, revisionSchema, revisionSummarySchema } from "./schemas";

const revisions = "/api/v1/projects/{projectId}/examples/{exampleId}/revisions";

export const revisionOperations: Operation[] = [
  {
    method: "GET",
    path: revisions,
    summary: "List the revisions of an example, newest first",
    may: "read",
    answer: z.array(revisionSummarySchema),
  },
  { method: "GET", path: `${revisions}/{number}`, summary: "Read a revision", may: "read", answer: revisionSchema },
  {
    method: "POST",
    path: `${revisions}/{number}/restore`,
    summary: "Make an older revision the newest",
    may: "edit",
    body: restoreRevisionInput,
    answer: exampleSchema,
  },
];
