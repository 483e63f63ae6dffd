import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import { trainerSchema } from "./schemas";

export const trainerOperations: Operation[] = [
  {
    method: "GET",
    path: "/api/v1/projects/{projectId}/trainers",
    summary: "List trainers, whether they answer, and the base models they can tune",
    may: "read",
    answer: z.array(trainerSchema),
  },
];
