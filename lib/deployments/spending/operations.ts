import type { Operation } from "@/lib/http/operation";
import { changeSpendingInput, deploymentAlarmsSchema, spendingSchema } from "./schemas";

const project = "/api/v1/projects/{projectId}";
const spending = `${project}/deployments/{deploymentId}/spending`;

export const deploymentSpendingOperations: Operation[] = [
  {
    method: "GET",
    path: `${project}/deployment-alarms`,
    summary: "What got worse or became different, endpoints that cost much and answer little, and budgets that are spent",
    may: "read",
    answer: deploymentAlarmsSchema,
  },
  {
    method: "POST",
    path: `${project}/deployments/{deploymentId}/normal`,
    summary: "Call what is asked and answered now normal: later days are held against it",
    may: "launch",
  },
  {
    method: "GET",
    path: spending,
    summary: "Read what a deployment and each variant cost this month",
    may: "read",
    answer: spendingSchema,
  },
  {
    method: "PATCH",
    path: spending,
    summary: "Set a deployment's budget, and what its endpoints cost a day",
    may: "launch",
    body: changeSpendingInput,
    answer: spendingSchema,
  },
];
