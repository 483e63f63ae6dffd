import type { Caller } from "@/lib/accounts/caller";
import type { Prisma } from "@/lib/db/generated/client";
import { comparedText } from "./find-near";
import { areNear } from "./near/are-near";

export type PairKind = "exact_duplicate" | "near_duplicate";
interface Pair {
  id: string;
  olderId: string;
}
interface Side {
  id: string;
  isApproved: boolean;
  /** What the measure of the pair's kind looks at. */
  measured: string;
}
interface Kept {
  removedCount: number;
  /** The newer one is approved and the older is not: that is for a person to decide. */
  dearerCount: number;
}

const pairsPerStep = 1_000;

/**
 * Of every pair of a kind the newer one goes, with its tags to the one that stays. A pair was found some time ago, so what goes is held against
 * what stays by the measure that found it; where the older one of a pair went itself, against the one that it went for.
 */
export async function keepOldest(
  tx: Prisma.TransactionClient,
  { projectId }: Caller,
  datasetId: string,
  kind: PairKind,
  fixId: string,
): Promise<Kept> {
  await lockPairs(tx, projectId, datasetId, kind);
  const keptFor = new Map<string, string>();
  let dearerCount = 0;
  await tx.$executeRaw`create temporary table gone (id text, "keptId" text) on commit drop`;
  const pairs = await readPairs(tx, datasetId, kind);
  for (let start = 0; start < pairs.length; start += pairsPerStep) {
    const step = pairs.slice(start, start + pairsPerStep);
    const keptOf = ({ olderId }: Pair) => keptFor.get(olderId) ?? olderId;
    // What an older one of this step goes for is read as well: it is the older one of a pair before it, in this step or an earlier one.
    const sides = await readSides(tx, kind, [...new Set(step.flatMap((pair) => [pair.id, pair.olderId, keptOf(pair)]))]);
    const gone: { id: string; keptId: string }[] = [];
    for (const pair of step) {
      const newer = sides.get(pair.id);
      const kept = sides.get(keptOf(pair));
      if (!newer || !kept || keptFor.has(pair.id) || !isSame(kind, newer, kept)) continue;
      if (newer.isApproved && !kept.isApproved) dearerCount++;
      else {
        keptFor.set(newer.id, kept.id);
        gone.push({ id: newer.id, keptId: kept.id });
      }
    }
    await tx.$executeRaw`
      insert into gone select id, "keptId" from jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as gone(id text, "keptId" text)`;
  }
  await takeOut(tx, fixId);
  return { removedCount: keptFor.size, dearerCount };
}

/** In the order of their ids, as everybody who locks many examples. */
async function lockPairs(tx: Prisma.TransactionClient, projectId: string, datasetId: string, kind: PairKind): Promise<void> {
  await tx.$executeRaw`
    with concerned as materialized (
      select id from "Example" where "projectId" = ${projectId} and "datasetId" = ${datasetId} and "deletedAt" is null and id in (
        select "exampleId" from "ExampleIssue" where "datasetId" = ${datasetId} and kind = ${kind} and "ignoredAt" is null
        union select key from "ExampleIssue" where "datasetId" = ${datasetId} and kind = ${kind} and "ignoredAt" is null
      ) order by id for update
    ) select count(*) from concerned`;
}

/** Those of older examples first, so that of every pair it is decided already what becomes of its older one. */
async function readPairs(tx: Prisma.TransactionClient, datasetId: string, kind: PairKind): Promise<Pair[]> {
  return tx.$queryRaw<Pair[]>`
    select newer.id, older.id as "olderId"
    from "ExampleIssue" issue
    join "Example" newer on newer.id = issue."exampleId" and newer."deletedAt" is null
    join "Example" older on older.id = issue.key and older."deletedAt" is null and older."datasetId" = ${datasetId} and older.position < newer.position
    where issue."datasetId" = ${datasetId} and issue.kind = ${kind} and issue."ignoredAt" is null order by newer.position, older.position`;
}

async function readSides(tx: Prisma.TransactionClient, kind: PairKind, ids: string[]): Promise<Map<string, Side>> {
  const sides = await tx.$queryRaw<Side[]>`
    select id, state = 'approved' as "isApproved", case when ${kind} = 'exact_duplicate' then "contentHash" else ${comparedText} end as measured
    from "Example" example where id = any(${ids}::text[])`;
  return new Map(sides.map((side) => [side.id, side]));
}

function isSame(kind: PairKind, one: Side, other: Side): boolean {
  return kind === "exact_duplicate" ? one.measured === other.measured : areNear(one.measured, other.measured);
}

/** What stands in `gone` goes, and what it was and brought is kept, so that it can be taken back. */
async function takeOut(tx: Prisma.TransactionClient, fixId: string): Promise<void> {
  await tx.$executeRaw`analyze gone`;
  await tx.$executeRaw`
    with brought as (
      select kept.id, kept.tags, array_agg(distinct tag) as added
      from gone join "Example" example on example.id = gone.id join "Example" kept on kept.id = gone."keptId" cross join lateral unnest(example.tags) as tag
      where tag <> all (kept.tags) group by kept.id
    ), noted as (
      insert into "BulkEditBefore" ("bulkEditId", "exampleId", before)
      select ${fixId}, id, jsonb_build_object('type', 'removed', 'keptId', "keptId") from gone
      union all select ${fixId}, id, jsonb_build_object('type', 'kept', 'tags', tags, 'added', added) from brought
    ), tagged as (
      update "Example" example set tags = example.tags || brought.added from brought where example.id = brought.id
    )
    update "Example" example set "deletedAt" = now() from gone where example.id = gone.id`;
}
