import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import {
  answerFormatSchema,
  answerSchemaInput,
  exampleIssueSchema,
  fixIssuesInput,
  fixStepSchema,
  healthSchema,
  ignoreIssuesInput,
  issuePageSchema,
  listIssuesInput,
  mergeInput,
  mergeSchema,
  undoStepSchema,
} from "./schemas";

const project = "/api/v1/projects/{projectId}";
const dataset = `${project}/datasets/{datasetId}`;

export const checkOperations: Operation[] = [
  { method: "GET", path: `${dataset}/health`, summary: "Read what the checks say about a dataset", may: "read", answer: healthSchema },
  { method: "POST", path: `${dataset}/health`, summary: "Check a dataset now", may: "edit", answer: healthSchema },
  {
    method: "GET",
    path: `${dataset}/issues`,
    summary: "List the issues of one kind",
    may: "read",
    query: listIssuesInput,
    answer: issuePageSchema,
  },
  {
    method: "PATCH",
    path: `${dataset}/issues`,
    summary: "Ignore issues, or bring them back",
    may: "edit",
    body: ignoreIssuesInput,
    answer: z.object({ count: z.number() }),
  },
  {
    method: "POST",
    path: `${dataset}/fixes`,
    summary: "Fix issues of one kind, step by step",
    may: "edit",
    body: fixIssuesInput,
    answer: fixStepSchema,
  },
  {
    method: "POST",
    path: `${dataset}/merges`,
    summary: "Keep one of several examples",
    may: "edit",
    body: mergeInput,
    answer: mergeSchema,
  },
  {
    method: "POST",
    path: `${dataset}/fixes/{fixId}/undo`,
    summary: "Take a fix or a merge back, step by step",
    may: "edit",
    answer: undoStepSchema,
  },
  { method: "GET", path: `${project}/answer-schema`, summary: "Read the format of every answer", may: "read", answer: answerFormatSchema },
  { method: "PUT", path: `${project}/answer-schema`, summary: "Set the format of every answer", may: "launch", body: answerSchemaInput },
  {
    method: "GET",
    path: `${project}/examples/{exampleId}/issues`,
    summary: "List the open issues of an example",
    may: "read",
    answer: z.array(exampleIssueSchema),
  },
];
