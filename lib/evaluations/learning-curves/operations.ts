import type { Operation } from "@/lib/http/operation";
import { sweepPlanSchema } from "@/lib/runs/sweeps/schemas";
import { learningCurveQuery, learningCurveSchema, planLearningCurveInput, startLearningCurveInput } from "./schemas";

const curve = "/api/v1/projects/{projectId}/learning-curve";

export const learningCurveOperations: Operation[] = [
  {
    method: "GET",
    path: curve,
    summary: "Read what more data would bring: a model beside the same run on a quarter and on half of its examples",
    may: "read",
    query: learningCurveQuery,
    answer: learningCurveSchema,
  },
  {
    method: "POST",
    path: curve,
    summary: "Train what is missing of a learning curve as one plan, and measure it on the cases of an evaluation",
    may: "launch",
    body: startLearningCurveInput,
    answer: learningCurveSchema,
    status: 201,
  },
  {
    method: "POST",
    path: `${curve}/plan`,
    summary: "What is missing of a learning curve, what it costs and how long it takes",
    may: "read",
    body: planLearningCurveInput,
    answer: sweepPlanSchema,
  },
];
