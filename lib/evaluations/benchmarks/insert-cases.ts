import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";
import type { caseInput } from "./schemas";

/** Cases that people wrote, in the order given. */
export async function insertCases(
  tx: Prisma.TransactionClient,
  benchmarkId: string,
  cases: readonly z.output<typeof caseInput>[],
  firstPosition: number,
): Promise<void> {
  if (cases.length === 0) return;
  const data = cases.map(({ prompt, target, tags, groupKey }, index) => ({
    id: randomUUID(),
    benchmarkId,
    position: firstPosition + index,
    prompt,
    target,
    tags,
    groupKey,
  }));
  await tx.benchmarkCase.createMany({ data });
  await hashCases(tx, benchmarkId);
}

/** As Postgres writes JSON, so that the same question has the same hash however it came in. */
export async function hashCases(tx: Prisma.TransactionClient, benchmarkId: string): Promise<void> {
  await tx.$executeRaw`
    update "BenchmarkCase" set "askedHash" = md5(prompt::text || coalesce(tools::text, '')) where "benchmarkId" = ${benchmarkId} and "askedHash" = ''`;
}
