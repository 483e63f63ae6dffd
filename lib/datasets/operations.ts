import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import {
  createDatasetInput,
  createExampleInput,
  datasetSchema,
  datasetVersionSchema,
  examplePageSchema,
  exampleSchema,
  freezeVersionInput,
  importPreviewSchema,
  importSchema,
  listExamplesInput,
  listRejectedInput,
  previewInput,
  rejectedPageSchema,
  startImportInput,
  updateExampleInput,
  uploadQuery,
} from "./schemas";

const project = "/api/v1/projects/{projectId}";
const dataset = `${project}/datasets/{datasetId}`;
const upload = `${project}/imports/{importId}`;
const example = `${project}/examples/{exampleId}`;

export const datasetOperations: Operation[] = [
  { method: "GET", path: `${project}/datasets`, summary: "List datasets", may: "read", answer: z.array(datasetSchema) },
  { method: "POST", path: `${project}/datasets`, summary: "Create a dataset", may: "edit", body: createDatasetInput, answer: datasetSchema, status: 201 },
  { method: "GET", path: dataset, summary: "Read a dataset", may: "read", answer: datasetSchema },
  { method: "GET", path: `${dataset}/imports`, summary: "List imports, newest first", may: "read", answer: z.array(importSchema) },
  { method: "POST", path: `${dataset}/imports`, summary: "Upload a CSV or JSONL file of at most 200 MB", may: "edit", query: uploadQuery, isUpload: true, answer: importSchema, status: 201 },
  { method: "GET", path: upload, summary: "Read an import", may: "read", answer: importSchema },
  { method: "DELETE", path: upload, summary: "Throw away an upload that was not imported", may: "edit" },
  { method: "POST", path: `${upload}/preview`, summary: "Try a mapping without storing anything", may: "read", body: previewInput, answer: importPreviewSchema },
  { method: "POST", path: `${upload}/start`, summary: "Confirm the mapping and start the import", may: "edit", body: startImportInput, answer: importSchema, status: 202 },
  { method: "GET", path: `${upload}/rejected`, summary: "List rejected rows with their reasons, as JSON or CSV", may: "read", query: listRejectedInput, answer: rejectedPageSchema },
  { method: "GET", path: `${dataset}/examples`, summary: "List and search examples", may: "read", query: listExamplesInput, answer: examplePageSchema },
  { method: "POST", path: `${dataset}/examples`, summary: "Write an example", may: "edit", body: createExampleInput, answer: exampleSchema, status: 201 },
  { method: "GET", path: example, summary: "Read an example", may: "read", answer: exampleSchema },
  { method: "PATCH", path: example, summary: "Save an edit as a new revision", may: "edit", body: updateExampleInput, answer: exampleSchema },
  { method: "DELETE", path: example, summary: "Delete an example", may: "edit" },
  { method: "POST", path: `${example}/restore`, summary: "Undo a deletion", may: "edit", answer: exampleSchema },
  { method: "GET", path: `${dataset}/versions`, summary: "List the versions of a dataset, newest first", may: "read", answer: z.array(datasetVersionSchema) },
  { method: "POST", path: `${dataset}/versions`, summary: "Freeze the dataset as a version", may: "edit", body: freezeVersionInput, answer: datasetVersionSchema, status: 201 },
  { method: "GET", path: `${project}/versions`, summary: "List the versions of every dataset", may: "read", answer: z.array(datasetVersionSchema) },
  { method: "GET", path: `${project}/versions/{versionId}`, summary: "Read a version", may: "read", answer: datasetVersionSchema },
];
