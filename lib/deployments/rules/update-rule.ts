import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getRule } from "./get-rule";
import { getRuleRow } from "./get-rule-row";
import { type Rule, type UpdateRuleInput, updateRuleInput } from "./schemas";

/** Its name, its ceiling, and whether it collects. What it looks for never changes, so that its count means one thing. */
export async function updateRule(caller: Caller, deploymentId: string, ruleId: string, given: UpdateRuleInput): Promise<Rule> {
  const { isPaused, name, perDay } = updateRuleInput.parse(given);
  const { pausedAt } = await getRuleRow(caller, deploymentId, ruleId);
  const now = new Date();
  const pause = isPaused && !pausedAt ? { pausedAt: now } : {};
  // What came in between was nobody's rule.
  const resume = isPaused === false && pausedAt ? { pausedAt: null, since: now } : {};
  const named = { ...(name === undefined ? {} : { name }), ...(perDay === undefined ? {} : { perDay }) };
  await db.collectRule.updateMany({
    where: { id: ruleId, deploymentId, deployment: { projectId: caller.projectId } },
    data: { ...named, ...pause, ...resume },
  });
  return getRule(caller, deploymentId, ruleId);
}
