import { exampleSchema } from "@/lib/datasets/examples/schemas";
import { datasetSchema } from "@/lib/datasets/schemas";
import type { Operation } from "@/lib/http/operation";
import {
  agreementSchema,
  claimExamplesInput,
  claimedSchema,
  exampleReviewsSchema,
  judgeExampleInput,
  judgementSchema,
  listQueueInput,
  moveExampleInput,
  reviewQueueSchema,
  reviewSettingsInput,
} from "./schemas";

const project = "/api/v1/projects/{projectId}";
const dataset = `${project}/datasets/{datasetId}`;
const example = `${project}/examples/{exampleId}`;

export const reviewOperations: Operation[] = [
  {
    method: "GET",
    path: `${dataset}/review-queue`,
    summary: "List what waits for your judgement",
    may: "read",
    query: listQueueInput,
    answer: reviewQueueSchema,
  },
  {
    method: "POST",
    path: `${dataset}/review-queue`,
    summary: "Take the next examples that nobody has",
    may: "edit",
    body: claimExamplesInput,
    answer: claimedSchema,
  },
  {
    method: "PUT",
    path: `${dataset}/review-settings`,
    summary: "Set how many people judge each example, and whether blindly",
    may: "launch",
    body: reviewSettingsInput,
    answer: datasetSchema,
  },
  { method: "GET", path: `${dataset}/agreement`, summary: "Read how far reviewers agree", may: "read", answer: agreementSchema },
  {
    method: "GET",
    path: `${example}/reviews`,
    summary: "List the judgements of an example that you may see",
    may: "read",
    answer: exampleReviewsSchema,
  },
  {
    method: "POST",
    path: `${example}/reviews`,
    summary: "Judge an example",
    may: "edit",
    body: judgeExampleInput,
    answer: judgementSchema,
  },
  { method: "DELETE", path: `${example}/reviews`, summary: "Take your judgement back", may: "edit", answer: exampleSchema },
  {
    method: "PUT",
    path: `${example}/state`,
    summary: "Move an example into review, or open it again",
    may: "edit",
    body: moveExampleInput,
    answer: exampleSchema,
  },
];
