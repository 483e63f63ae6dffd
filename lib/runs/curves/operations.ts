import type { Operation } from "@/lib/http/operation";
import { comparedRunsSchema, compareRunsInput, curvesSchema, readCurvesInput } from "./schemas";

const runs = "/api/v1/projects/{projectId}/runs";

export const curveOperations: Operation[] = [
  {
    method: "GET",
    path: `${runs}/comparison`,
    summary: "Compare any number of runs: how each was set up, and what it came to",
    may: "read",
    query: compareRunsInput,
    answer: comparedRunsSchema,
  },
  {
    method: "GET",
    path: `${runs}/curves`,
    summary: "Read the curves of any number of runs in one window, thinned to its pixels without losing a spike",
    may: "read",
    query: readCurvesInput,
    answer: curvesSchema,
  },
];
