import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getDeploymentRow } from "../get-deployment";
import { matches } from "./matches";
import { readFacts } from "./read-facts";
import { type PreviewRuleInput, previewRuleInput, type RulePreview } from "./schemas";

const mostSeen = 1_000;
/** Texts may be long, so that they are read by few. */
const atOnce = 250;
const mostShown = 3;
const excerptLength = 200;

/** "Would have caught 12 of the last 1,000 requests." Stores nothing. */
export async function previewRule(caller: Caller, deploymentId: string, given: PreviewRuleInput): Promise<RulePreview> {
  const { conditions } = previewRuleInput.parse(given);
  const { id } = await getDeploymentRow(caller, deploymentId);
  const rows = await db.requestLog.findMany({
    where: { deploymentId: id },
    orderBy: { id: "desc" },
    take: mostSeen,
    select: { id: true },
  });
  const preview: RulePreview = { seen: rows.length, caught: 0, withoutText: 0, examples: [] };
  for (let start = 0; start < rows.length; start += atOnce) {
    const facts = await readFacts(rows.slice(start, start + atOnce).map((row) => row.id));
    for (const one of facts.toReversed()) {
      if (!one.text) preview.withoutText++;
      if (!matches(conditions, one)) continue;
      preview.caught++;
      const { question = "", answer = "" } = one.text ?? {};
      if (preview.examples.length < mostShown)
        preview.examples.push({
          requestId: one.requestId,
          question: question.slice(0, excerptLength),
          answer: answer.slice(0, excerptLength),
        });
    }
  }
  return preview;
}
