import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import {
  changePageSchema,
  datasetVersionSchema,
  freezePreviewSchema,
  freezeSchema,
  freezeVersionInput,
  leakReportSchema,
  listChangesInput,
  manifestSchema,
} from "./schemas";

const project = "/api/v1/projects/{projectId}";
const dataset = `${project}/datasets/{datasetId}`;
const version = `${project}/versions/{versionId}`;

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
    summary:
      "Freeze the dataset as a version and wait for it. Only approved examples, unless a lead asks for all that are not rejected. A million examples take some seconds.",
    may: "edit",
    body: freezeVersionInput,
    answer: datasetVersionSchema,
    status: 201,
  },
  {
    method: "GET",
    path: `${dataset}/freeze`,
    summary: "What freezing would take, and how the last one went",
    may: "read",
    answer: freezePreviewSchema,
  },
  {
    method: "POST",
    path: `${dataset}/freeze`,
    summary: "Freeze the dataset as a version: at once where it is small, in the background where it is large",
    may: "edit",
    body: freezeVersionInput,
    answer: freezeSchema,
    status: 202,
  },
  {
    method: "GET",
    path: `${project}/versions`,
    summary: "List the versions of every dataset",
    may: "read",
    answer: z.array(datasetVersionSchema),
  },
  { method: "GET", path: version, summary: "Read a version", may: "read", answer: datasetVersionSchema },
  {
    method: "GET",
    path: `${version}/changes`,
    summary: "List what came, changed, moved or went since the version before",
    may: "read",
    query: listChangesInput,
    answer: changePageSchema,
  },
  {
    method: "GET",
    path: `${version}/leaks`,
    summary: "Read which test cases stand in what the version teaches, with the texts",
    may: "read",
    answer: leakReportSchema,
  },
  {
    method: "GET",
    path: `${version}/manifest`,
    summary: "Read a version's manifest: hash, split, provenance",
    may: "read",
    answer: manifestSchema,
  },
];
