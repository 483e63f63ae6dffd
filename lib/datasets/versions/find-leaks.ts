import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { LeakCounts, LeakPair } from "./schemas";

/** What is asked, without the answer and the instruction: letter for letter, apart from case and white space. */
const asked = Prisma.sql`md5(lower(replace(replace(replace(translate(
  jsonb_path_query_array(revision.messages - -1, '$[*] ? (@.role != "system").content')::text, E' \u00a0', ''), '\\n', ''), '\\t', ''), '\\r', '')))`;
const mostPairs = 20;
const excerptLength = 400;

type Tx = Prisma.TransactionClient;

interface Found {
  own: { test: LeakCounts; validation: LeakCounts } | null;
  /** By version whose test split was looked at. */
  others: Map<string, LeakCounts>;
}

/** Set against the train split of a version: its own other splits, and the test splits of other versions. */
export async function findLeaks(versionId: string, wanted: { own: boolean; others: string[] }): Promise<Found> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`select set_config('work_mem', '192MB', true)`;
      await tx.$executeRaw`
        create temporary table learned on commit drop as
        select ${asked} as asked, min(row.position) as position
        from "DatasetVersionExample" row join "ExampleRevision" revision on revision.id = row."revisionId"
        where row."versionId" = ${versionId} and row.split = 'train' group by 1`;
      await tx.$executeRaw`analyze learned`;
      const of = (measuredId: string, split: "test" | "validation") => compare(tx, { versionId, measuredId, split });
      const own = wanted.own ? { test: await of(versionId, "test"), validation: await of(versionId, "validation") } : null;
      const others = new Map<string, LeakCounts>();
      for (const id of wanted.others) others.set(id, await of(id, "test"));
      return { own, others };
    },
    { timeout: 600_000, maxWait: 30_000 },
  );
}

interface Side {
  versionId: string;
  measuredId: string;
  split: "test" | "validation";
}

async function compare(tx: Tx, { versionId, measuredId, split }: Side): Promise<LeakCounts> {
  await tx.$executeRaw`drop table if exists leaked`;
  const [counted] = await tx.$queryRaw<
    { count: number }[]
  >`select count(*)::int as count from "DatasetVersionExample" where "versionId" = ${measuredId} and split = ${split}::"Split"`;
  await tx.$executeRaw`
    create temporary table leaked on commit drop as
    select row.position as measured, learned.position as learned
    from "DatasetVersionExample" row
    join "ExampleRevision" revision on revision.id = row."revisionId"
    join learned on learned.asked = ${asked}
    where row."versionId" = ${measuredId} and row.split = ${split}::"Split"`;
  const [exact] = await tx.$queryRaw<{ count: number }[]>`select count(*)::int as count from leaked`;
  const pairs = await tx.$queryRaw<{ measured: number; learned: number; askedThere: string; askedHere: string }[]>`
    select leaked.measured, leaked.learned, ${promptOf("there")} as "askedThere", ${promptOf("here")} as "askedHere"
    from (select * from leaked order by measured limit ${mostPairs}) leaked
    join "DatasetVersionExample" there_row on there_row."versionId" = ${measuredId} and there_row.position = leaked.measured
    join "ExampleRevision" there on there.id = there_row."revisionId"
    join "DatasetVersionExample" here_row on here_row."versionId" = ${versionId} and here_row.position = leaked.learned
    join "ExampleRevision" here on here.id = here_row."revisionId"
    order by leaked.measured`;
  return {
    caseCount: counted?.count ?? 0,
    exact: exact?.count ?? 0,
    near: 0,
    pairs: pairs.map(
      ({ measured, learned, askedThere, askedHere }): LeakPair => ({
        kind: "exact",
        measured: { position: measured, prompt: askedThere },
        learned: { position: learned, prompt: askedHere },
      }),
    ),
  };
}

/** What the user says, for people to compare. */
function promptOf(alias: "here" | "there"): Prisma.Sql {
  return Prisma.sql`left((select string_agg(turn ->> 'content', E'\n') from jsonb_array_elements(${Prisma.raw(alias)}.messages - -1) turn where turn ->> 'role' <> 'system'), ${excerptLength})`;
}
