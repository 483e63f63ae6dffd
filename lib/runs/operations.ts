import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import {
  checkpointSchema,
  createRunInput,
  listRunsInput,
  metricsQuery,
  runEstimateSchema,
  runEventsSchema,
  runMetricsSchema,
  runPageSchema,
  runSchema,
} from "./schemas";

const runs = "/api/v1/projects/{projectId}/runs";
const run = `${runs}/{runId}`;

export const runOperations: Operation[] = [
  { method: "GET", path: runs, summary: "List runs, newest first", may: "read", query: listRunsInput, answer: runPageSchema },
  { method: "POST", path: runs, summary: "Start a run", may: "launch", body: createRunInput, answer: runSchema, status: 201 },
  {
    method: "POST",
    path: `${runs}/estimate`,
    summary: "What a run would take and what speaks against it",
    may: "read",
    body: createRunInput,
    answer: runEstimateSchema,
  },
  { method: "GET", path: run, summary: "Read a run", may: "read", answer: runSchema },
  { method: "POST", path: `${run}/cancel`, summary: "Cancel a run", may: "launch", answer: runSchema },
  { method: "POST", path: `${run}/pause`, summary: "Pause a run", may: "launch", answer: runSchema },
  { method: "POST", path: `${run}/resume`, summary: "Let a paused run go on", may: "launch", answer: runSchema },
  { method: "GET", path: `${run}/events`, summary: "Read the log of a run", may: "read", answer: runEventsSchema },
  {
    method: "GET",
    path: `${run}/metrics`,
    summary: "Read the figures of each step after a given one",
    may: "read",
    query: metricsQuery,
    answer: runMetricsSchema,
  },
  { method: "GET", path: `${run}/checkpoints`, summary: "List the checkpoints of a run", may: "read", answer: z.array(checkpointSchema) },
];
