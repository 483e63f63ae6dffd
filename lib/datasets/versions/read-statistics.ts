import type { Split } from "@/lib/datasets/schemas";
import type { Prisma } from "@/lib/db/generated/client";
import type { SplitStatistics, VersionStatistics } from "./schemas";

/** More kinds of answer than this are not labels any more. */
const mostLabels = 100;
const fewestRowsPerLabel = 3;
const mostNamed = 50;

interface SplitRow {
  split: Split;
  count: number;
  min: number;
  max: number;
  total: number;
  middle: [number, number];
  groups: number;
  approved: number;
}

/** Of the rows that were picked to be frozen. */
export async function readStatistics(tx: Prisma.TransactionClient): Promise<VersionStatistics> {
  const rows = await tx.$queryRaw<SplitRow[]>`
    select split::text as split, count(*)::int as count, min("tokenCount") as min, max("tokenCount") as max, sum("tokenCount")::float8 as total,
      percentile_disc(array[0.5, 0.95]) within group (order by "tokenCount") as middle,
      count(distinct "group")::int as groups, (count(*) filter (where approved))::int as approved
    from picked group by split`;
  const of = (split: Split): SplitStatistics => {
    const row = rows.find((candidate) => candidate.split === split);
    if (!row) return { count: 0, tokens: null, groups: 0 };
    const { count, min, max, total, groups, middle } = row;
    return { count, groups, tokens: { min, median: middle[0], p95: middle[1], max, total } };
  };
  return {
    splits: { train: of("train"), validation: of("validation"), test: of("test") },
    labels: await readLabels(tx),
    authors: await readAuthors(tx),
    sources: await readSources(tx),
    approved: rows.reduce((sum, { approved }) => sum + approved, 0),
  };
}

async function readLabels(tx: Prisma.TransactionClient): Promise<VersionStatistics["labels"]> {
  const [answers] = await tx.$queryRaw<
    { rows: number; texts: number }[]
  >`select count(*)::int as rows, (count(*) filter (where label is null))::int as texts from picked`;
  if (!answers || answers.texts > 0) return null;
  const labels = await tx.$queryRaw<{ label: string; train: number; validation: number; test: number }[]>`
    select label, (count(*) filter (where split = 'train'))::int as train, (count(*) filter (where split = 'validation'))::int as validation,
      (count(*) filter (where split = 'test'))::int as test
    from picked group by label order by count(*) desc, label limit ${mostLabels + 1}`;
  return labels.length > mostLabels || labels.length * fewestRowsPerLabel > answers.rows ? null : labels;
}

async function readAuthors(tx: Prisma.TransactionClient): Promise<VersionStatistics["authors"]> {
  return tx.$queryRaw`
    select coalesce(person.name, 'Nobody signed in') as label, counted.count
    from (select "authorId", count(*)::int as count from picked group by "authorId") counted left join "user" person on person.id = counted."authorId"
    order by counted.count desc, label limit ${mostNamed}`;
}

async function readSources(tx: Prisma.TransactionClient): Promise<VersionStatistics["sources"]> {
  return tx.$queryRaw`
    select file."fileName", file.sha256, counted.count
    from (select "importId", count(*)::int as count from picked group by "importId") counted left join "Import" file on file.id = counted."importId"
    order by counted.count desc, file."fileName" limit ${mostNamed}`;
}
