import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { lockNumbers } from "@/lib/models/lock-numbers";
import type { Benchmark } from "../schemas";
import { getBenchmark } from "./get-benchmark";
import { hashCases, insertCases } from "./insert-cases";
import { nextNumbers } from "./next-numbers";
import { type ChangeBenchmarkInput, changeBenchmarkInput } from "./schemas";

type Change = z.output<typeof changeBenchmarkInput>;

/** The next version of a benchmark. What stands never changes, so that every score keeps meaning what it meant. */
export async function changeBenchmark(
  caller: Caller,
  benchmarkId: string,
  given: ChangeBenchmarkInput,
  /** What is written with it. */
  alongside?: (tx: Prisma.TransactionClient) => Promise<void>,
): Promise<Benchmark> {
  const input = changeBenchmarkInput.parse(given);
  const { projectId } = caller;
  const before = await getBenchmark(caller, benchmarkId);
  const id = randomUUID();
  await db.$transaction(
    async (tx) => {
      await lockNumbers(tx, projectId);
      const numbers = await nextNumbers(tx, projectId, before.seriesId);
      if (numbers.version !== before.version + 1)
        throw new AppError("conflict", `Somebody made version ${numbers.version - 1} meanwhile. Look at it, then change that one.`);
      const keepsCases = input.removed.length + input.changed.length + input.added.length === 0;
      await tx.benchmark.create({
        data: {
          id,
          projectId,
          ...numbers,
          name: input.name ?? before.name,
          note: input.note,
          graders: input.graders ?? before.graders,
          datasetVersionId: keepsCases ? before.datasetVersionId : null,
          caseCount: 0,
        },
      });
      const kept = await copyCases(tx, benchmarkId, id, input.removed);
      await applyChanges(tx, id, input.changed);
      await insertCases(tx, id, input.added, kept + 1);
      const caseCount = kept + input.added.length;
      if (caseCount === 0) throw new AppError("invalid", "No case would be left. Keep at least one, or write a new one.");
      await tx.benchmark.update({ where: { id }, data: { caseCount } });
      await alongside?.(tx);
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
  return getBenchmark(caller, id);
}

/** For the length of the change a case carries its old id in its group of new ids: `copiedFrom` is found by position. */
async function copyCases(tx: Prisma.TransactionClient, fromId: string, toId: string, removed: string[]): Promise<number> {
  return tx.$executeRaw`
    insert into "BenchmarkCase" (id, "benchmarkId", position, "revisionId", prompt, target, tools, "targetCalls", tags, "groupKey", "askedHash")
    select md5(${toId} || id), ${toId}, row_number() over (order by position)::int, "revisionId", prompt, target, tools, "targetCalls", tags, "groupKey", "askedHash"
    from "BenchmarkCase" where "benchmarkId" = ${fromId} and not (id = any(${removed}::text[]))`;
}

/** A copy's id follows from the case that it was copied from, so that a change finds it. Whoever rewrites a question cuts its tie to the example. */
async function applyChanges(tx: Prisma.TransactionClient, toId: string, changed: Change["changed"]): Promise<void> {
  for (const { id, prompt, target, tags, groupKey } of changed) {
    const data = {
      ...(prompt ? { prompt, askedHash: "", revisionId: null } : {}),
      ...(target === undefined ? {} : { target }),
      ...(tags ? { tags } : {}),
      ...(groupKey === undefined ? {} : { groupKey }),
    };
    const rows = await tx.$queryRaw<{ id: string }[]>`select md5(${toId} || ${id}) as id`;
    const { count } = await tx.benchmarkCase.updateMany({ where: { id: rows[0]?.id ?? "", benchmarkId: toId }, data });
    if (count === 0) throw new AppError("not_found", "One of the changed cases is not in this version, or was removed from it as well.");
  }
  await hashCases(tx, toId);
}
