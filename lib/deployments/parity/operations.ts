import type { Operation } from "@/lib/http/operation";
import { deploymentSchema } from "../schemas";
import { overrideParityInput, parityCheckSchema } from "./schemas";

const parity = "/api/v1/projects/{projectId}/deployments/{deploymentId}/variants/{variantId}/parity";

export const parityCheckOperations: Operation[] = [
  {
    method: "GET",
    path: parity,
    summary: "Read whether a variant answers by the gateway's way as its model does at its trainer",
    may: "read",
    answer: parityCheckSchema.nullable(),
  },
  { method: "POST", path: parity, summary: "Check a variant again", may: "launch", answer: parityCheckSchema, status: 201 },
  {
    method: "POST",
    path: `${parity}/override`,
    summary: "Let a variant take traffic that its check stopped",
    may: "launch",
    body: overrideParityInput,
    answer: deploymentSchema,
  },
];
