import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import { planRebaseInput, rebasePlanSchema, rebaseSchema, rebaseSummarySchema } from "./schemas";

const rebases = "/api/v1/projects/{projectId}/rebases";

export const rebaseOperations: Operation[] = [
  {
    method: "GET",
    path: rebases,
    summary: "List comparisons with newer base models, newest first",
    may: "read",
    answer: z.array(rebaseSummarySchema),
  },
  {
    method: "POST",
    path: rebases,
    summary: "Run a recipe on a newer base model beside that model's prompt alone and the fine-tune of today",
    may: "launch",
    body: planRebaseInput,
    answer: rebaseSchema,
    status: 201,
  },
  {
    method: "POST",
    path: `${rebases}/plan`,
    summary: "What a newer base model changes in a recipe, and what the run would cost",
    may: "read",
    body: planRebaseInput,
    answer: rebasePlanSchema,
  },
  {
    method: "GET",
    path: `${rebases}/{rebaseId}`,
    summary: "Read the three ways of answering and the verdict",
    may: "read",
    answer: rebaseSchema,
  },
];
