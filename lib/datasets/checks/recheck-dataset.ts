import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { countTokens } from "@/lib/datasets/count-tokens";
import { exampleContentSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Attempt } from "@/lib/jobs/handlers";
import type { CheckRules } from "./check-content";
import { enqueueCheck } from "./enqueue-check";
import { progressWriter } from "./health-progress";
import { readRuleParts } from "./read-rules";
import { rulesOf } from "./rules-of";
import { writeOwnIssues } from "./write-own-issues";

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
  if (counted.length > 0)
    await tx.$executeRaw`
      update "Example" example set "tokenCount" = counted.tokens from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as counted(id text, revision int, tokens int)
      where example.id = counted.id and example.revision = counted.revision`;
  const looked = rows.map(({ id, revision, tokenCount, position: _, ...content }) => ({
    id,
    revision,
    tokenCount: tokens.get(id) ?? tokenCount,
    content,
  }));
  await writeOwnIssues(tx, datasetId, looked, rules);
}
