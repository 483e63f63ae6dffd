import type { Operation } from "@/lib/http/operation";
import { exampleFilterSchema } from "./example-filter";
import {
  createExampleInput,
  exampleFacetsSchema,
  examplePageSchema,
  exampleSchema,
  labelExampleInput,
  listExamplesInput,
  updateExampleInput,
} from "./schemas";

const project = "/api/v1/projects/{projectId}";
const dataset = `${project}/datasets/{datasetId}`;
const example = `${project}/examples/{exampleId}`;

export const exampleOperations: Operation[] = [
  {
    method: "GET",
    path: `${dataset}/examples`,
    summary: "List and search examples",
    may: "read",
    query: listExamplesInput,
    answer: examplePageSchema,
  },
  {
    method: "GET",
    path: `${dataset}/examples/facets`,
    summary: "Count examples by state, tag, split, issue, source, person and length",
    may: "read",
    query: exampleFilterSchema,
    answer: exampleFacetsSchema,
  },
  {
    method: "POST",
    path: `${dataset}/examples`,
    summary: "Write an example",
    may: "edit",
    body: createExampleInput,
    answer: exampleSchema,
    status: 201,
  },
  { method: "GET", path: example, summary: "Read an example", may: "read", answer: exampleSchema },
  {
    method: "PATCH",
    path: example,
    summary: "Save an edit as a new revision",
    may: "edit",
    body: updateExampleInput,
    answer: exampleSchema,
  },
  {
    method: "PATCH",
    path: `${example}/labels`,
    summary: "Tag, assign or pin an example",
    may: "edit",
    body: labelExampleInput,
    answer: exampleSchema,
  },
  { method: "DELETE", path: example, summary: "Delete an example", may: "edit" },
  { method: "POST", path: `${example}/restore`, summary: "Undo a deletion", may: "edit", answer: exampleSchema },
];
