import { randomUUID } from "node:crypto";
import { readVersionRows } from "@/lib/datasets/versions/read-version-rows";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { lockNumbers } from "@/lib/models/lock-numbers";
import { projectDefaultsSchema } from "@/lib/projects/schemas";
import { guessGraders } from "../graders/guess-graders";
import { type Grader, gradersSchema } from "../graders/schemas";
import { splitTarget } from "../split-target";
import { nextNumbers } from "./next-numbers";

/**
 * The test split of a version as cases with graders; null where the split is empty. For verbs that proved already that the version is theirs
 * to read. The splits of one dataset are versions of one benchmark, graded as the newest is. The cases never pass through this process.
 */
export async function createBenchmark(datasetVersionId: string): Promise<{ id: string } | null> {
  const known = await findOnSplit(db, datasetVersionId);
  if (known) return known;
  const version = await db.datasetVersion.findUniqueOrThrow({
    where: { id: datasetVersionId },
    include: { dataset: true, project: { select: { defaults: true } } },
  });
  if (version.testCount === 0) return null;
  const { projectId, dataset, project, testCount: caseCount } = version;
  const preferred = projectDefaultsSchema.nullable().parse(project.defaults)?.graders;
  const guessed = await guessGraders(readTargets(datasetVersionId), preferred);
  const name = `${dataset.name}, version ${version.number}`;
  return db.$transaction(
    async (tx) => {
      await lockNumbers(tx, projectId);
      const made = await findOnSplit(tx, datasetVersionId);
      if (made) return made;
      const id = randomUUID();
      const sibling = await tx.benchmark.findFirst({
        where: { projectId, datasetVersion: { datasetId: dataset.id } },
        select: { seriesId: true },
      });
      const seriesId = sibling?.seriesId ?? id;
      const graders = (await inheritedGraders(tx, projectId, seriesId)) ?? guessed;
      const numbers = await nextNumbers(tx, projectId, seriesId);
      await tx.benchmark.create({ data: { id, projectId, datasetVersionId, name, ...numbers, graders, caseCount } });
      await tx.$executeRaw`
        insert into "BenchmarkCase" (id, "benchmarkId", position, "revisionId", prompt, target, tools, "targetCalls", tags, "groupKey", "askedHash")
        select gen_random_uuid()::text, ${id}, row_number() over (order by row.position)::int, revision.id, revision.messages - -1,
          revision.messages -> -1 ->> 'content', revision.tools, revision.messages -> -1 -> 'tool_calls', example.tags, example."groupKey",
          md5((revision.messages - -1)::text || coalesce(revision.tools::text, ''))
        from "DatasetVersionExample" row join "ExampleRevision" revision on revision.id = row."revisionId"
          join "Example" example on example.id = revision."exampleId"
        where row."versionId" = ${datasetVersionId} and row.split = 'test'`;
      return { id };
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}

/** Its graders may have been changed since, which made a newer version of the same cases. */
function findOnSplit(tx: Prisma.TransactionClient, datasetVersionId: string): Promise<{ id: string } | null> {
  return tx.benchmark.findFirst({ where: { datasetVersionId }, orderBy: { number: "desc" }, select: { id: true } });
}

/** What people set up for the version before, unless nobody did. */
async function inheritedGraders(tx: Prisma.TransactionClient, projectId: string, seriesId: string): Promise<Grader[] | null> {
  const newest = await tx.benchmark.findFirst({ where: { projectId, seriesId }, orderBy: { version: "desc" }, select: { graders: true } });
  return newest ? gradersSchema.parse(newest.graders) : null;
}

async function* readTargets(versionId: string): AsyncGenerator<string> {
  for await (const { messages } of readVersionRows(versionId, "test")) yield splitTarget(messages).target;
}
