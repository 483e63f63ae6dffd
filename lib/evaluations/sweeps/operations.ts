import type { Operation } from "@/lib/http/operation";
import { sweepResultSchema } from "./schemas";

export const sweepResultOperations: Operation[] = [
  {
    method: "GET",
    path: "/api/v1/projects/{projectId}/sweeps/{sweepId}/result",
    summary: "Which run of a sweep is best, as far as it can be told",
    may: "read",
    answer: sweepResultSchema,
  },
];
