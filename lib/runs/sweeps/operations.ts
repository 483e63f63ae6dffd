import { z } from "zod";
import type { Operation } from "@/lib/http/operation";
import { approveRunInput } from "../spending/schemas";
import { createSweepInput, listSweepsInput, planSweepInput, sweepPlanSchema, sweepSchema } from "./schemas";

const sweeps = "/api/v1/projects/{projectId}/sweeps";

export const sweepOperations: Operation[] = [
  { method: "GET", path: sweeps, summary: "List sweeps, newest first", may: "read", query: listSweepsInput, answer: z.array(sweepSchema) },
  {
    method: "POST",
    path: sweeps,
    summary: "Start several runs as one plan under one cost ceiling",
    may: "edit",
    body: createSweepInput,
    answer: sweepSchema,
    status: 201,
  },
  {
    method: "POST",
    path: `${sweeps}/plan`,
    summary: "Every run that a sweep would make, what all cost and how long they take",
    may: "read",
    body: planSweepInput,
    answer: sweepPlanSchema,
  },
  { method: "GET", path: `${sweeps}/{sweepId}`, summary: "Read a sweep", may: "read", answer: sweepSchema },
  {
    method: "POST",
    path: `${sweeps}/{sweepId}/approve`,
    summary: "Let a sweep start that is above the spending limit, all of its runs at once",
    may: "launch",
    body: approveRunInput,
    answer: sweepSchema,
  },
  {
    method: "POST",
    path: `${sweeps}/{sweepId}/cancel`,
    summary: "Launch nothing more and stop what is on: one's own sweep, or as a lead anybody's",
    may: "edit",
    answer: sweepSchema,
  },
];
