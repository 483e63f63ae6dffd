import { db } from "@/lib/db/client";
import type { CollectRule } from "@/lib/db/generated/client";
import { collectRequest } from "./collect-request";
import { matchedAt, matches } from "./matches";
import { readFacts } from "./read-facts";
import { conditionsSchema } from "./schemas";

const atOnce = 250;

/**
 * Every minute: what arrived is held against the rules of its deployment, and crossed off when all of them are through with it. Killed in
 * between, the next look finds it there and collects nothing twice.
 */
export async function runRules(now = new Date()): Promise<void> {
  const [newest] = await db.ruleArrival.findMany({ orderBy: { id: "desc" }, take: 1 });
  // What arrives meanwhile waits for the next look, so that this one ends.
  while (newest) {
    const arrivals = await db.ruleArrival.findMany({ where: { id: { lte: newest.id } }, orderBy: { id: "asc" }, take: atOnce });
    if (arrivals.length === 0) return;
    await runOn([...new Set(arrivals.map(({ requestId }) => requestId))], now);
    await db.ruleArrival.deleteMany({ where: { id: { in: arrivals.map(({ id }) => id) } } });
  }
}

async function runOn(requestIds: string[], now: Date): Promise<void> {
  const facts = await readFacts(requestIds);
  const rules = await db.collectRule.findMany({
    where: { deploymentId: { in: [...new Set(facts.map(({ deploymentId }) => deploymentId))] }, pausedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const read = rules.filter(hasSink).map((rule) => ({ rule, conditions: conditionsSchema.parse(rule.conditions) }));
  for (const one of facts)
    for (const { rule, conditions } of read)
      if (rule.deploymentId === one.deploymentId && matches(conditions, one) && matchedAt(conditions, one) >= rule.since)
        await collectRequest(rule, one.requestId, now);
}

/** What it collected into may be gone. */
const hasSink = ({ datasetId, benchmarkSeriesId }: CollectRule) => datasetId !== null || benchmarkSeriesId !== null;
