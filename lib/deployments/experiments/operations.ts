import type { Operation } from "@/lib/http/operation";
import {
  advanceExperimentInput,
  createExperimentInput,
  endExperimentInput,
  experimentListSchema,
  experimentPlanSchema,
  experimentSchema,
  planExperimentInput,
} from "./schemas";

const project = "/api/v1/projects/{projectId}";
const ofDeployment = `${project}/deployments/{deploymentId}/experiments`;
const experiment = `${project}/experiments/{experimentId}`;

export const experimentOperations: Operation[] = [
  { method: "GET", path: ofDeployment, summary: "List a deployment's A/B tests, newest first", may: "read", answer: experimentListSchema },
  {
    method: "POST",
    path: ofDeployment,
    summary: "Start an A/B test between two variants",
    may: "launch",
    body: createExperimentInput,
    answer: experimentSchema,
    status: 201,
  },
  {
    method: "POST",
    path: `${ofDeployment}/plan`,
    summary: "How many people a day, and how long until a difference can be seen; starts nothing",
    may: "read",
    body: planExperimentInput,
    answer: experimentPlanSchema,
  },
  {
    method: "GET",
    path: experiment,
    summary: "Read an A/B test: what it says so far, and what to do about it",
    may: "read",
    answer: experimentSchema,
  },
  {
    method: "POST",
    path: `${experiment}/advance`,
    summary: "Begin an A/B test's next stage before it begins by itself",
    may: "launch",
    body: advanceExperimentInput,
    answer: experimentSchema,
  },
  {
    method: "POST",
    path: `${experiment}/end`,
    summary: "Ship, roll back or stop an A/B test",
    may: "launch",
    body: endExperimentInput,
    answer: experimentSchema,
  },
];
