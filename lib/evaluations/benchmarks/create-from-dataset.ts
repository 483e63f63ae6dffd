import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { lockNumbers } from "@/lib/models/lock-numbers";
import { guessGraders } from "../graders/guess-graders";
import type { Benchmark } from "../schemas";
import { getBenchmark } from "./get-benchmark";
import { nextNumbers } from "./next-numbers";

const mostLookedAt = 1_000;

/** Every example of a dataset that nobody rejected, as it stands now. The cases never pass through this process. */
export async function createFromDataset(caller: Caller, datasetId: string): Promise<Benchmark> {
  const { projectId } = caller;
  const { name } = await getDataset(caller, datasetId);
  const graders = await guessGraders(readAnswers(projectId, datasetId));
  const id = randomUUID();
  await db.$transaction(
    async (tx) => {
      await lockNumbers(tx, projectId);
      const numbers = await nextNumbers(tx, projectId, id);
      await tx.benchmark.create({ data: { id, projectId, name, ...numbers, graders, caseCount: 0 } });
      const caseCount = await tx.$executeRaw`
        insert into "BenchmarkCase" (id, "benchmarkId", position, "revisionId", prompt, target, tools, "targetCalls", tags, "groupKey", "askedHash")
        select gen_random_uuid()::text, ${id}, row_number() over (order by example.position)::int, revision.id, revision.messages - -1,
          revision.messages -> -1 ->> 'content', revision.tools, revision.messages -> -1 -> 'tool_calls', example.tags, example."groupKey",
          md5((revision.messages - -1)::text || coalesce(revision.tools::text, ''))
        from "Example" example join "ExampleRevision" revision on revision."exampleId" = example.id and revision.number = example.revision
        where example."projectId" = ${projectId} and example."datasetId" = ${datasetId} and example."deletedAt" is null and example.state <> 'rejected'`;
      if (caseCount === 0) throw new AppError("invalid", `“${name}” has no examples that could be cases. Import a file into it first.`);
      await tx.benchmark.update({ where: { id }, data: { caseCount } });
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
  return getBenchmark(caller, id);
}

async function* readAnswers(projectId: string, datasetId: string): AsyncGenerator<string> {
  const where = { projectId, datasetId, deletedAt: null };
  for (const { answerText } of await db.example.findMany({ where, take: mostLookedAt, select: { answerText: true } })) yield answerText;
}
