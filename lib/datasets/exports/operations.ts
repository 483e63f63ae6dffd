import type { Operation } from "@/lib/http/operation";
import { exportDatasetQuery, exportPlanSchema, exportVersionQuery, planDatasetQuery, planVersionQuery } from "./schemas";

const project = "/api/v1/projects/{projectId}";
const dataset = `${project}/datasets/{datasetId}/export`;
const version = `${project}/versions/{versionId}/export`;

export const exportOperations: Operation[] = [
  {
    method: "GET",
    path: dataset,
    summary: "Download the examples, all or those that a filter leaves, in any format that can be imported",
    may: "read",
    query: exportDatasetQuery,
  },
  {
    method: "GET",
    path: `${dataset}/plan`,
    summary: "What each export format can hold of them",
    may: "read",
    query: planDatasetQuery,
    answer: exportPlanSchema,
  },
  {
    method: "GET",
    path: version,
    summary: "Download a frozen version, whole or one split, in any format that can be imported",
    may: "read",
    query: exportVersionQuery,
    status: 200,
  },
  {
    method: "GET",
    path: `${version}/plan`,
    summary: "What each export format can hold of it",
    may: "read",
    query: planVersionQuery,
    answer: exportPlanSchema,
  },
];
