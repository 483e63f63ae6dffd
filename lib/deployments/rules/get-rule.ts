import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { listRules } from "./list-rules";
import type { Rule } from "./schemas";

export async function getRule(caller: Caller, deploymentId: string, ruleId: string): Promise<Rule> {
  const rule = (await listRules(caller, deploymentId)).find(({ id }) => id === ruleId);
  if (!rule) throw new AppError("not_found", "There is no such rule. It may have been deleted.");
  return rule;
}
