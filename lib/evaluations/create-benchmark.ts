import { randomUUID } from "node:crypto";
import { readVersionRows } from "@/lib/datasets/versions/read-version-rows";
import { db } from "@/lib/db/client";
import { lockNumbers } from "@/lib/models/lock-numbers";
import { projectDefaultsSchema } from "@/lib/projects/schemas";
import { guessGraders } from "./graders/guess-graders";
import { splitTarget } from "./split-target";

/**
 * The test split of a version as cases with graders, one benchmark for each version; null where the split is empty. For verbs that proved
 * already that the version is theirs to read. The cases never pass through this process.
 */
export async function createBenchmark(datasetVersionId: string): Promise<{ id: string } | null> {
  const where = { datasetVersionId };
  const known = await db.benchmark.findUnique({ where, select: { id: true } });
  if (known) return known;
  const version = await db.datasetVersion.findUniqueOrThrow({
    where: { id: datasetVersionId },
    include: { dataset: true, project: { select: { defaults: true } } },
  });
  if (version.testCount === 0) return null;
  const { projectId, dataset, project, testCount: caseCount } = version;
  const preferred = projectDefaultsSchema.nullable().parse(project.defaults)?.graders;
  const graders = await guessGraders(readTargets(datasetVersionId), preferred);
  const name = `${dataset.name}, version ${version.number}`;
  return db.$transaction(
    async (tx) => {
      await lockNumbers(tx, projectId);
      const made = await tx.benchmark.findUnique({ where, select: { id: true } });
      if (made) return made;
      const newest = await tx.benchmark.aggregate({ where: { projectId }, _max: { number: true } });
      const id = randomUUID();
      await tx.benchmark.create({
        data: { id, projectId, datasetVersionId, name, number: (newest._max.number ?? 0) + 1, graders, caseCount },
      });
      await tx.$executeRaw`
        insert into "BenchmarkCase" (id, "benchmarkId", position, "revisionId", prompt, target)
        select gen_random_uuid()::text, ${id}, row_number() over (order by row.position)::int, revision.id, revision.messages - -1, revision.messages -> -1 ->> 'content'
        from "DatasetVersionExample" row join "ExampleRevision" revision on revision.id = row."revisionId"
        where row."versionId" = ${datasetVersionId} and row.split = 'test'`;
      return { id };
    },
    { timeout: 120_000, maxWait: 30_000 },
  );
}

async function* readTargets(versionId: string): AsyncGenerator<string> {
  for await (const { messages } of readVersionRows(versionId, "test")) yield splitTarget(messages).target;
}
