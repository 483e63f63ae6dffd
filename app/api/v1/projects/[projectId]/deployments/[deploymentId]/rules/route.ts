import { createRule } from "@/lib/deployments/rules/create-rule";
import { listRules } from "@/lib/deployments/rules/list-rules";
import { createRuleInput } from "@/lib/deployments/rules/schemas";
import { route } from "@/lib/http/route";

export const GET = route({ may: "read" }, ({ caller, id }) => listRules(caller, id("deploymentId")));

export const POST = route({ may: "launch", body: createRuleInput, status: 201 }, ({ caller, id, body }) =>
  createRule(caller, id("deploymentId"), body),
);
