import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import { exportCardQuery, modelCardSchema } from "./schemas";

const model = "/api/v1/projects/{projectId}/models/{modelVersionId}";

export const registryOperations: Operation[] = [
  {
    method: "GET",
    path: `${model}/card`,
    summary: "Read all that is known about a model version: scores, run, data, judges, decisions, deployments",
    may: "read",
    answer: modelCardSchema,
  },
  {
    method: "GET",
    path: `${model}/card/export`,
    summary: "Download that card as Markdown or HTML",
    may: "read",
    query: exportCardQuery,
    answer: z.string(),
  },
  {
    method: "GET",
    path: `${model}/evidence`,
    summary: "Download the evidence for a model version as a zip: card, manifest of the data, recipe, scores",
    may: "read",
    answer: z.string(),
  },
];
