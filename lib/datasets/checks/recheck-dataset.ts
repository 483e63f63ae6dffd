import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { countTokens } from "@/lib/datasets/count-tokens";
import { exampleContentSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Attempt } from "@/lib/jobs/handlers";
import { contentKinds } from "./catalog";
import { type CheckRules, checkContent } from "./check-content";
import { enqueueCheck } from "./enqueue-check";
import { progressWriter } from "./health-progress";
import { readRuleParts } from "./read-rules";
import { rulesOf } from "./rules-of";
import { writeKinds } from "./write-kinds";

const pageRows = 1_000;
const rowSchema = exampleContentSchema.extend({ id: z.string(), position: z.number(), revision: z.number(), tokenCount: z.number() });

/** Every example by the rules of today. Each page is a transaction of its own; run again after a crash, it finds what it wrote and changes nothing. */
export async function recheckDataset({ datasetId }: { datasetId: string }, { signal }: Pick<Attempt, "signal">): Promise<void> {
  const dataset = await db.dataset.findUnique({ where: { id: datasetId }, select: { id: true } });
  if (!dataset) return;
  const rules = rulesOf(await readRuleParts(db, datasetId));
  const total = await db.example.count({ where: { datasetId, deletedAt: null } });
  const progress = progressWriter(datasetId);
  let done = 0;
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const page = await db.$queryRaw<unknown[]>`
      select id, position::float8 as position, revision, "tokenCount", messages, tools, rejected
      from "Example" where "datasetId" = ${datasetId} and position > ${after} and "deletedAt" is null order by position limit ${pageRows}`;
    const rows = page.map((row) => rowSchema.parse(row));
    const last = rows.at(-1);
    if (!last) break;
    await db.$transaction((tx) => storePage(tx, datasetId, rows, rules), { timeout: 60_000, maxWait: 30_000 });
    done += rows.length;
    after = last.position;
    await progress({ phase: "examples", done, total });
    await setImmediate();
  }
  await enqueueCheck(db, datasetId, { now: true });
}

async function storePage(
  tx: Prisma.TransactionClient,
  datasetId: string,
  rows: z.infer<typeof rowSchema>[],
  rules: CheckRules,
): Promise<void> {
  const counted = rows
    .filter(({ tokenCount }) => tokenCount === 0)
    .map((row) => ({ id: row.id, revision: row.revision, tokens: countTokens(row) }));
  const tokens = new Map(counted.map(({ id, tokens }) => [id, tokens]));
  const found = rows.flatMap((row) =>
    checkContent(row, tokens.get(row.id) ?? row.tokenCount, rules).map((finding) => ({
      exampleId: row.id,
      revision: row.revision,
      ...finding,
    })),
  );
  const looked = rows.map(({ id, revision }) => ({ id, revision }));
  if (counted.length > 0)
    await tx.$executeRaw`
      update "Example" example set "tokenCount" = counted.tokens from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as counted(id text, revision int, tokens int)
      where example.id = counted.id and example.revision = counted.revision`;
  // An example that somebody saved meanwhile was looked at when it was saved.
  await tx.$executeRaw`
    with looked as (
      select example.id from jsonb_to_recordset(${JSON.stringify(looked)}::jsonb) as looked(id text, revision int)
      join "Example" example on example.id = looked.id and example.revision = looked.revision for update of example
    ), found as (
      select found.* from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as found("exampleId" text, revision int, kind text, key text, detail jsonb)
      join looked on looked.id = found."exampleId"
    ), gone as (
      delete from "ExampleIssue" issue using looked where issue."exampleId" = looked.id and issue.kind = any(${contentKinds}::text[]) and "ignoredAt" is null
        and not exists (select 1 from found where found."exampleId" = issue."exampleId" and found.kind = issue.kind and found.key = issue.key)
    )
    insert into "ExampleIssue" (id, "datasetId", "exampleId", kind, key, detail, revision)
    select gen_random_uuid()::text, ${datasetId}, "exampleId", kind, key, detail, revision from found
    on conflict ("exampleId", kind, key) do update set detail = excluded.detail, revision = excluded.revision`;
  await writeKinds(
    tx,
    looked.map(({ id }) => id),
  );
}
