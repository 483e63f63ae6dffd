import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import { connectionSchema, createTrainerInput, testTrainerInput, trainerSchema, trainerTestSchema, updateTrainerInput } from "./schemas";

export const trainerOperations: Operation[] = [
  {
    method: "GET",
    path: "/api/v1/projects/{projectId}/trainers",
    summary: "List trainers, whether they answer, and the base models they can tune",
    may: "read",
    answer: z.array(trainerSchema),
  },
  {
    method: "GET",
    path: "/api/v1/trainers",
    summary: "List the trainers of the workspace as they are set up; keys are never shown",
    may: "read",
    answer: z.array(connectionSchema),
  },
  {
    method: "POST",
    path: "/api/v1/trainers",
    summary: "Connect a trainer",
    may: "launch",
    body: createTrainerInput,
    answer: connectionSchema,
    status: 201,
  },
  {
    method: "POST",
    path: "/api/v1/trainers/test",
    summary: "Ask a trainer for its models, before or after it is saved",
    may: "launch",
    body: testTrainerInput,
    answer: trainerTestSchema,
  },
  {
    method: "PATCH",
    path: "/api/v1/trainers/{trainerId}",
    summary: "Change a trainer's name, address, key or prices",
    may: "launch",
    body: updateTrainerInput,
    answer: connectionSchema,
  },
  {
    method: "POST",
    path: "/api/v1/trainers/{trainerId}/check",
    summary: "Ask a trainer whether it answers; what it said stands in the list until it is asked again",
    may: "read",
    answer: connectionSchema,
  },
  { method: "DELETE", path: "/api/v1/trainers/{trainerId}", summary: "Disconnect a trainer that nothing uses", may: "launch" },
];
