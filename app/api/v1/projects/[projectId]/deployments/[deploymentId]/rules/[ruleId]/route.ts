import { deleteRule } from "@/lib/deployments/rules/delete-rule";
import { updateRuleInput } from "@/lib/deployments/rules/schemas";
import { updateRule } from "@/lib/deployments/rules/update-rule";
import { route } from "@/lib/http/route";

export const PATCH = route({ may: "launch", body: updateRuleInput }, ({ caller, id, body }) =>
  updateRule(caller, id("deploymentId"), id("ruleId"), body),
);

export const DELETE = route({ may: "launch" }, ({ caller, id }) => deleteRule(caller, id("deploymentId"), id("ruleId")));
