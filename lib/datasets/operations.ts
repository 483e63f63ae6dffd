import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import { createDatasetInput, datasetActivitySchema, datasetSchema } from "./schemas";

const project = "/api/v1/projects/{projectId}";
const dataset = `${project}/datasets/{datasetId}`;

export const datasetOperations: Operation[] = [
  { method: "GET", path: `${project}/datasets`, summary: "List datasets", may: "read", answer: z.array(datasetSchema) },
  {
    method: "POST",
    path: `${project}/datasets`,
    summary: "Create a dataset",
    may: "edit",
    body: createDatasetInput,
    answer: datasetSchema,
    status: 201,
  },
  {
    method: "GET",
    path: `${project}/datasets/activity`,
    summary: "What goes on in each dataset: versions, changes since the newest, what waits",
    may: "read",
    answer: z.array(datasetActivitySchema),
  },
  { method: "GET", path: dataset, summary: "Read a dataset", may: "read", answer: datasetSchema },
];
