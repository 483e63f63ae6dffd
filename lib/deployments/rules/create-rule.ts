import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getBenchmark } from "@/lib/evaluations/benchmarks/get-benchmark";
import { getDeploymentRow } from "../get-deployment";
import { getRule } from "./get-rule";
import { type CreateRuleInput, createRuleInput, type Rule } from "./schemas";

const mostRules = 20;

/** From now on: what was logged before was nobody's rule, and the preview says what it would have been. */
export async function createRule(caller: Caller, deploymentId: string, given: CreateRuleInput): Promise<Rule> {
  const { into, ...input } = createRuleInput.parse(given);
  await getDeploymentRow(caller, deploymentId);
  const sink =
    into.kind === "dataset"
      ? { datasetId: (await getDataset(caller, into.datasetId)).id }
      : { benchmarkSeriesId: (await getBenchmark(caller, into.benchmarkId)).seriesId };
  if ((await db.collectRule.count({ where: { deploymentId } })) >= mostRules)
    throw new AppError("conflict", `This deployment has ${mostRules} rules already. Delete one that collects nothing any more.`);
  const data = { ...input, ...sink, deploymentId, since: new Date(), createdById: caller.userId };
  const { id } = await db.collectRule.create({ data, select: { id: true } });
  return getRule(caller, deploymentId, id);
}
