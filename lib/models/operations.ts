import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import { modelVersionSchema } from "./schemas";

export const modelOperations: Operation[] = [
  {
    method: "GET",
    path: "/api/v1/projects/{projectId}/models",
    summary: "List model versions, newest first, baselines last",
    may: "read",
    answer: z.array(modelVersionSchema),
  },
];
