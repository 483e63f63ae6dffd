import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import {
  importPreviewSchema,
  importSchema,
  listRejectedInput,
  previewInput,
  rejectedPageSchema,
  startImportInput,
  uploadQuery,
} from "./schemas";

const project = "/api/v1/projects/{projectId}";
const dataset = `${project}/datasets/{datasetId}`;
const upload = `${project}/imports/{importId}`;

export const importOperations: Operation[] = [
  { method: "GET", path: `${dataset}/imports`, summary: "List imports, newest first", may: "read", answer: z.array(importSchema) },
  {
    method: "POST",
    path: `${dataset}/imports`,
    summary: "Upload a CSV or JSONL file of at most 200 MB",
    may: "edit",
    query: uploadQuery,
    isUpload: true,
    answer: importSchema,
    status: 201,
  },
  { method: "GET", path: upload, summary: "Read an import", may: "read", answer: importSchema },
  { method: "DELETE", path: upload, summary: "Throw away an upload that was not imported", may: "edit" },
  {
    method: "POST",
    path: `${upload}/preview`,
    summary: "Try a mapping without storing anything",
    may: "read",
    body: previewInput,
    answer: importPreviewSchema,
  },
  {
    method: "POST",
    path: `${upload}/start`,
    summary: "Confirm the mapping and start the import",
    may: "edit",
    body: startImportInput,
    answer: importSchema,
    status: 202,
  },
  {
    method: "GET",
    path: `${upload}/rejected`,
    summary: "List rejected rows with their reasons, as JSON or CSV",
    may: "read",
    query: listRejectedInput,
    answer: rejectedPageSchema,
  },
];
