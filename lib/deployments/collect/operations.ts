import type { Operation } from "@/lib/http/operation";
import { requestDetailSchema } from "../schemas";
import { addedCaseSchema, addedExampleSchema, addToBenchmarkInput, addToDatasetInput, giveFeedbackInput } from "./schemas";

const request = "/api/v1/projects/{projectId}/deployments/{deploymentId}/requests/{requestId}";

export const collectOperations: Operation[] = [
  {
    method: "POST",
    path: `${request}/feedback`,
    summary: "Say what you think of a logged answer, or what it should have been",
    may: "edit",
    body: giveFeedbackInput,
    answer: requestDetailSchema,
  },
  {
    method: "POST",
    path: `${request}/example`,
    summary: "Add a logged request to a dataset, with its correction as the answer",
    may: "edit",
    body: addToDatasetInput,
    answer: addedExampleSchema,
    status: 201,
  },
  {
    method: "POST",
    path: `${request}/case`,
    summary: "Add a logged request to a benchmark, as its next version",
    may: "launch",
    body: addToBenchmarkInput,
    answer: addedCaseSchema,
    status: 201,
  },
];
