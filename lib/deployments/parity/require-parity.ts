import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { callableName } from "@/lib/models/callable-name";
import { paritySentence } from "./parity-sentence";

/** Refuses variants that take traffic for the first time and are not known to answer as they were trained. What has served may come back at any time. */
export async function requireParity(tx: Prisma.TransactionClient, variantIds: readonly string[]): Promise<void> {
  const variants = await tx.variant.findMany({
    where: { id: { in: [...variantIds] } },
    include: { modelVersion: true, parityChecks: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 1 } },
  });
  for (const { id, deploymentId, modelVersion, parityChecks } of variants) {
    const [check] = parityChecks;
    const problem = problemOf(modelVersion.name, callableName(modelVersion), check);
    if (problem && !(await hasServed(tx, deploymentId, id))) throw new AppError("conflict", problem);
  }
}

type Check = Parameters<typeof paritySentence>[0];

function problemOf(name: string, asked: string, check: Check | undefined): string | null {
  if (!check) return `${name} has not been checked yet. Check it on the deployment's page; that takes some seconds.`;
  const { status, servedModel, overriddenAt } = check;
  if (servedModel !== asked)
    return `${name} was checked as ${servedModel} and is asked as ${asked} now. Check it again on the deployment's page.`;
  if (status === "passed" || status === "not_needed" || overriddenAt) return null;
  if (status === "queued" || status === "running")
    return `${name} is being checked: its answers by the gateway's way are held against its trainer's. Try again in some seconds.`;
  return `${name} takes no traffic. ${paritySentence(check)} The deployment's page shows more, and a lead can let it through there.`;
}

async function hasServed(tx: Prisma.TransactionClient, deploymentId: string, variantId: string): Promise<boolean> {
  const named = JSON.stringify([{ variantId }]);
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from "DeploymentChange" where "deploymentId" = ${deploymentId} and after @> ${named}::jsonb limit 1`;
  return rows.length > 0;
}
