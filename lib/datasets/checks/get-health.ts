import type { Caller } from "@/lib/accounts/caller";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import { checkJobKey, recheckJobKey } from "./enqueue-check";
import { datasetHealthSchema, type Health, healthSchema } from "./schemas";

interface Counted {
  kind: string;
  open: number;
  ignored: number;
}

/** What the checks say about a dataset: open issues as they are this moment, and the picture that the last look at all of it left. */
export async function getHealth(caller: Caller, datasetId: string): Promise<Health> {
  const { exampleCount } = await getDataset(caller, datasetId);
  // Asked first: a check that ends in between is still said to run, and whoever watches asks again. The other way round its findings
  // would be missing from an answer that says there is nothing more to come.
  const jobs = await db.$queryRaw<{ isRunning: boolean }[]>`
    select locked_at is not null as "isRunning" from graphile_worker.jobs
    where key in (${checkJobKey(datasetId)}, ${recheckJobKey(datasetId)}) and attempts < max_attempts`;
  const [dataset, issues, [flagged]] = await Promise.all([
    db.dataset.findFirstOrThrow({
      where: { id: datasetId, projectId: caller.projectId },
      select: { health: true, checkedAt: true, project: { select: { answerSchema: true } } },
    }),
    db.$queryRaw<Counted[]>`
      select kind, count(*) filter (where "ignoredAt" is null)::int as open, count(*) filter (where "ignoredAt" is not null)::int as ignored
      from "ExampleIssue" issue join "Example" example on example.id = issue."exampleId"
      where issue."datasetId" = ${datasetId} and example."deletedAt" is null group by kind`,
    db.$queryRaw<{ count: number }[]>`
      select count(distinct issue."exampleId")::int as count
      from "ExampleIssue" issue join "Example" example on example.id = issue."exampleId"
      where issue."datasetId" = ${datasetId} and issue."ignoredAt" is null and example."deletedAt" is null`,
  ]);
  const stored = datasetHealthSchema.nullable().parse(dataset.health);
  const state = jobs.some(({ isRunning }) => isRunning) ? "running" : jobs.length > 0 ? "waiting" : "idle";
  return healthSchema.parse({
    exampleCount,
    flaggedCount: flagged?.count ?? 0,
    issues,
    state,
    progress: state === "idle" ? null : (stored?.progress ?? null),
    report: stored?.report ?? null,
    checkedAt: dataset.checkedAt,
    answerSchema: dataset.project.answerSchema,
  });
}
