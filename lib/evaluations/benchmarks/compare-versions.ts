import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type Grader, gradersSchema } from "../graders/schemas";
import { getBenchmark } from "./get-benchmark";
import { type BenchmarkChanges, benchmarkCaseSchema, benchmarkChangesSchema } from "./schemas";

const mostShown = 50;

/** What is different from the version before: cases by what they ask, graders by their key. */
export async function compareVersions(caller: Caller, benchmarkId: string): Promise<BenchmarkChanges> {
  const benchmark = await getBenchmark(caller, benchmarkId);
  const { projectId } = caller;
  const previous = await db.benchmark.findFirst({
    where: { projectId, seriesId: benchmark.seriesId, version: { lt: benchmark.version } },
    orderBy: { version: "desc" },
    select: { id: true, version: true, graders: true },
  });
  if (!previous) return benchmarkChangesSchema.parse(nothing);
  const [added, removed, changed] = await Promise.all([
    casesOnlyIn(benchmark.id, previous.id),
    casesOnlyIn(previous.id, benchmark.id),
    casesWithOtherTarget(previous.id, benchmark.id),
  ]);
  return benchmarkChangesSchema.parse({
    previous,
    addedCount: added.count,
    removedCount: removed.count,
    changedCount: changed.length,
    added: added.cases,
    removed: removed.cases,
    changed: changed.slice(0, mostShown),
    ...graderChanges(gradersSchema.parse(previous.graders), benchmark.graders),
  });
}

const nothing: BenchmarkChanges = {
  previous: null,
  addedCount: 0,
  removedCount: 0,
  changedCount: 0,
  added: [],
  removed: [],
  changed: [],
  gradersAdded: [],
  gradersRemoved: [],
  gradersChanged: [],
};

async function casesOnlyIn(inId: string, notInId: string) {
  const where = Prisma.sql`from "BenchmarkCase" c where c."benchmarkId" = ${inId} and not exists (
    select 1 from "BenchmarkCase" other where other."benchmarkId" = ${notInId} and other."askedHash" = c."askedHash")`;
  const [rows, totals] = await Promise.all([
    db.$queryRaw`select c.id, c.position, c.prompt, c.target, c.tags ${where} order by c.position limit ${mostShown}`,
    db.$queryRaw`select count(*)::int as count ${where}`,
  ]);
  const [{ count }] = z.tuple([z.object({ count: z.number() })]).parse(totals);
  return { count, cases: z.array(benchmarkCaseSchema).parse(rows) };
}

async function casesWithOtherTarget(beforeId: string, afterId: string) {
  const rows = await db.$queryRaw`
    select json_build_object('id', b.id, 'position', b.position, 'prompt', b.prompt, 'target', b.target, 'tags', b.tags) as before,
      json_build_object('id', a.id, 'position', a.position, 'prompt', a.prompt, 'target', a.target, 'tags', a.tags) as after
    from "BenchmarkCase" a join "BenchmarkCase" b on b."askedHash" = a."askedHash" and b."benchmarkId" = ${beforeId}
    where a."benchmarkId" = ${afterId} and (a.target, a.tags) is distinct from (b.target, b.tags)
      and not exists (select 1 from "BenchmarkCase" same where same."benchmarkId" = ${beforeId} and same."askedHash" = a."askedHash"
        and same.target = a.target and same.tags = a.tags)
    order by a.position`;
  return z.array(z.object({ before: benchmarkCaseSchema, after: benchmarkCaseSchema })).parse(rows);
}

function graderChanges(before: readonly Grader[], after: readonly Grader[]) {
  const find = (graders: readonly Grader[], key: string) => graders.find((grader) => grader.key === key);
  return {
    gradersAdded: after.filter(({ key }) => !find(before, key)).map(({ key }) => key),
    gradersRemoved: before.filter(({ key }) => !find(after, key)).map(({ key }) => key),
    gradersChanged: after
      .filter((grader) => find(before, grader.key) && !isDeepStrictEqual(find(before, grader.key), grader))
      .map(({ key }) => key),
  };
}
