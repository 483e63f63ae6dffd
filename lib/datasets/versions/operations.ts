import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import { datasetVersionSchema, freezeVersionInput } from "./schemas";

const project = "/api/v1/projects/{projectId}";
const dataset = `${project}/datasets/{datasetId}`;

export const versionOperations: Operation[] = [
  {
    method: "GET",
    path: `${dataset}/versions`,
    summary: "List the versions of a dataset, newest first",
    may: "read",
    answer: z.array(datasetVersionSchema),
  },
  {
    method: "POST",
    path: `${dataset}/versions`,
    summary: "Freeze the dataset as a version",
    may: "edit",
    body: freezeVersionInput,
    answer: datasetVersionSchema,
    status: 201,
  },
  {
    method: "GET",
    path: `${project}/versions`,
    summary: "List the versions of every dataset",
    may: "read",
    answer: z.array(datasetVersionSchema),
  },
  { method: "GET", path: `${project}/versions/{versionId}`, summary: "Read a version", may: "read", answer: datasetVersionSchema },
];
