import { z } from "zod";
import { exampleSchema } from "@/lib/datasets/examples/schemas";
import type { Operation } from "@/lib/http/operation";
import { draftAnswerInput, modelVersionSchema } from "./schemas";

export const modelOperations: Operation[] = [
  {
    method: "GET",
    path: "/api/v1/projects/{projectId}/models",
    summary: "List model versions, newest first, baselines last",
    may: "read",
    answer: z.array(modelVersionSchema),
  },
  {
    method: "POST",
    path: "/api/v1/projects/{projectId}/examples/{exampleId}/draft-answer",
    summary: "Let a model draft the answer of an example",
    may: "edit",
    body: draftAnswerInput,
    answer: exampleSchema,
  },
];
