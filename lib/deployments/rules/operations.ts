import type { Operation } from "@/lib/http/operation";
import { addedCaseSchema } from "../collect/schemas";
import { createRuleInput, previewRuleInput, ruleListSchema, rulePreviewSchema, ruleSchema, updateRuleInput } from "./schemas";

const rules = "/api/v1/projects/{projectId}/deployments/{deploymentId}/rules";
const rule = `${rules}/{ruleId}`;

export const ruleOperations: Operation[] = [
  { method: "GET", path: rules, summary: "List what a deployment collects by rules", may: "read", answer: ruleListSchema },
  {
    method: "POST",
    path: rules,
    summary: "Collect what is like this from now on, into a dataset or for a benchmark",
    may: "launch",
    body: createRuleInput,
    answer: ruleSchema,
    status: 201,
  },
  {
    method: "POST",
    path: `${rules}/preview`,
    summary: "How many of the newest requests a rule would have caught; stores nothing",
    may: "read",
    body: previewRuleInput,
    answer: rulePreviewSchema,
  },
  {
    method: "PATCH",
    path: rule,
    summary: "Pause a rule, let it collect again, or change its name or ceiling",
    may: "launch",
    body: updateRuleInput,
    answer: ruleSchema,
  },
  { method: "DELETE", path: rule, summary: "Delete a rule; what it collected stays", may: "launch" },
  {
    method: "POST",
    path: `${rule}/cases`,
    summary: "Make the benchmark's next version with the cases that a rule collected for it",
    may: "launch",
    answer: addedCaseSchema,
    status: 201,
  },
  { method: "DELETE", path: `${rule}/cases`, summary: "Discard the cases that a rule collected for a benchmark", may: "launch" },
];
