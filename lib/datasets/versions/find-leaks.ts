import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { NearCases } from "./near-cases";
import type { LeakPair, LeaksFound } from "./schemas";

type Tx = Prisma.TransactionClient;

interface Split {
  versionId: string;
  split: "train" | "validation" | "test";
}
type Side = Split | { benchmarkId: string };
interface Measured {
  counts: LeaksFound;
  /** Cases that are not there word for word: by position, what they ask. */
  rest: Map<number, string>;
}

/** What is asked: neither the answer nor the instruction. Letter for letter, apart from case and white space. */
const askedOf = (turns: Prisma.Sql) =>
  Prisma.sql`coalesce((select string_agg(turn ->> 'content', ' ' order by place) from jsonb_array_elements(${turns}) with ordinality as turns(turn, place) where turn ->> 'role' <> 'system'), '')`;
const hashed = Prisma.sql`md5(lower(regexp_replace(asked, '\\s+', '', 'g')))`;
const textsOf = (positions: Prisma.Sql) => Prisma.sql`
  select row.position, ${askedOf(Prisma.sql`revision.messages - -1`)} as asked
  from (${positions}) row join "ExampleRevision" revision on revision.id = row."revisionId"`;
const positionsOf = ({ versionId, split }: Split) =>
  Prisma.sql`select position, "revisionId" from "DatasetVersionExample" where "versionId" = ${versionId} and split = ${split}::"Split"`;
const rowsOf = (side: Split) => textsOf(positionsOf(side));
const pageOf = (side: Side, after: number) => ("benchmarkId" in side ? casesOf(side.benchmarkId, after) : splitPageOf(side, after));
const casesOf = (benchmarkId: string, after: number) => Prisma.sql`
  select row.position, ${askedOf(Prisma.sql`row.prompt`)} as asked from "BenchmarkCase" row
  where row."benchmarkId" = ${benchmarkId} and row.position > ${after} order by row.position limit ${pageRows}`;
/** Cut before the texts are looked up: without fresh statistics the planner would look up those of the whole version. */
const splitPageOf = (side: Split, after: number) =>
  textsOf(Prisma.sql`${positionsOf(side)} and position > ${after} order by position limit ${pageRows}`);

const mostPairs = 10;
const excerptLength = 300;
const pageRows = 2_000;

/** Sides that measure, held against the train split of a version. */
export async function findLeaks(versionId: string, measuring: Side[]): Promise<LeaksFound[]> {
  const train: Split = { versionId, split: "train" };
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`select set_config('work_mem', '192MB', true)`;
      await tx.$executeRaw`create temporary table learned on commit drop as select ${hashed} as hash, min(position) as position from (${rowsOf(train)}) rows group by 1`;
      await tx.$executeRaw`analyze learned`;
      const sides: Measured[] = [];
      for (const side of measuring) sides.push(await findExact(tx, train, side));
      await findNear(tx, train, sides);
      return sides.map(({ counts }) => counts);
    },
    { timeout: 900_000, maxWait: 30_000 },
  );
}

async function findExact(tx: Tx, train: Split, side: Side): Promise<Measured> {
  const counts: LeaksFound = { caseCount: 0, exact: 0, near: 0, pairs: [] };
  const rest = new Map<number, string>();
  const found: { measured: number; asked: string; learned: number }[] = [];
  for (let after = 0; ; ) {
    const page = await tx.$queryRaw<{ position: number; asked: string; learned: number | null }[]>`
      select rows.position, rows.asked, learned.position as learned
      from (${pageOf(side, after)}) rows left join learned on learned.hash = ${hashed}
      order by rows.position`;
    for (const { position, asked, learned } of page) {
      counts.caseCount++;
      if (learned === null) rest.set(position, asked);
      else {
        counts.exact++;
        if (found.length < mostPairs) found.push({ measured: position, asked, learned });
      }
    }
    const last = page.at(-1);
    if (!last || page.length < pageRows) break;
    after = last.position;
  }
  counts.pairs.push(...(await toPairs(tx, train, "exact", found)));
  return { counts, rest };
}

/** The texts that learn go by once, whatever is measured; only the cases are held. */
async function findNear(tx: Tx, train: Split, sides: Measured[]): Promise<void> {
  const cases = new NearCases(sides.reduce((sum, { rest }) => sum + rest.size, 0));
  for (const { rest } of sides) for (const asked of rest.values()) cases.add(asked);
  if (sides.every(({ rest }) => rest.size === 0)) return;
  for (let after = 0; ; ) {
    const page = await tx.$queryRaw<{ position: number; asked: string }[]>`${pageOf(train, after)} order by row.position`;
    for (const { position, asked } of page) cases.meet(asked, position);
    const last = page.at(-1);
    if (!last || page.length < pageRows) break;
    after = last.position;
  }
  let at = 0;
  for (const { counts, rest } of sides) {
    const found: { measured: number; asked: string; learned: number }[] = [];
    for (const [measured, asked] of rest) {
      const met = cases.metBy(at++);
      if (!met) continue;
      counts.near++;
      if (found.length < mostPairs) found.push({ measured, asked, learned: met.by });
    }
    counts.pairs.push(...(await toPairs(tx, train, "near", found)));
  }
}

async function toPairs(
  tx: Tx,
  train: Split,
  kind: LeakPair["kind"],
  found: { measured: number; asked: string; learned: number }[],
): Promise<LeakPair[]> {
  if (found.length === 0) return [];
  const positions = found.map(({ learned }) => learned);
  const rows = await tx.$queryRaw<
    { position: number; asked: string }[]
  >`${textsOf(Prisma.sql`${positionsOf(train)} and position = any(${positions}::int[])`)}`;
  const textOf = new Map(rows.map(({ position, asked }) => [position, asked]));
  return found.map(({ measured, asked, learned }) => ({
    kind,
    measured: { position: measured, prompt: asked.slice(0, excerptLength) },
    learned: { position: learned, prompt: (textOf.get(learned) ?? "").slice(0, excerptLength) },
  }));
}
