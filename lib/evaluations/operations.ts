import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import {
  benchmarkSchema,
  casePageSchema,
  compareQuery,
  comparisonSchema,
  contributionSchema,
  createEvaluationInput,
  evaluationSchema,
  listCasesInput,
  overviewSchema,
} from "./schemas";

const project = "/api/v1/projects/{projectId}";

export const evaluationOperations: Operation[] = [
  { method: "GET", path: `${project}/benchmarks`, summary: "List benchmarks, newest first", may: "read", answer: z.array(benchmarkSchema) },
  {
    method: "GET",
    path: `${project}/benchmarks/{benchmarkId}/cases`,
    summary: "List the cases of a benchmark with the answers of one or two evaluations",
    may: "read",
    query: listCasesInput,
    answer: casePageSchema,
  },
  {
    method: "GET",
    path: `${project}/evaluations`,
    summary: "List evaluations, newest first",
    may: "read",
    answer: z.array(evaluationSchema),
  },
  {
    method: "POST",
    path: `${project}/evaluations`,
    summary: "Evaluate a model version on a benchmark; the same pair is one evaluation",
    may: "launch",
    body: createEvaluationInput,
    answer: evaluationSchema,
    status: 201,
  },
  { method: "GET", path: `${project}/evaluations/{evaluationId}`, summary: "Read an evaluation", may: "read", answer: evaluationSchema },
  {
    method: "GET",
    path: `${project}/comparison`,
    summary: "Compare two evaluations on the same cases, with a verdict",
    may: "read",
    query: compareQuery,
    answer: comparisonSchema,
  },
  {
    method: "GET",
    path: `${project}/datasets/{datasetId}/contributions`,
    summary: "Which versions hold your own examples, and what the models trained on them reached",
    may: "read",
    answer: z.array(contributionSchema),
  },
  {
    method: "GET",
    path: `${project}/overview`,
    summary: "Where the project stands and what it proves",
    may: "read",
    answer: overviewSchema,
  },
];
