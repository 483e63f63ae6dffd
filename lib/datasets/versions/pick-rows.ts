import type { SplitRatios } from "@/lib/datasets/schemas";
import { upperBounds } from "@/lib/datasets/split-of";
import { Prisma } from "@/lib/db/generated/client";
import type { Include } from "./schemas";
import { splitPoint } from "./split-point";

interface Wanted {
  projectId: string;
  datasetId: string;
  include: Include;
  /** Null: the points that are stored with the examples, which the dataset's own seed made. */
  otherSeed: number | null;
  ratios: SplitRatios;
}

/** A sort or a hash of a million rows stays in memory; with the default it goes to disk several times over. */
export async function grantMemory(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`select set_config('work_mem', '192MB', true)`;
}

/** Of examples that may be frozen. What a model wrote counts only once a person has accepted it. */
export function freezable(include: Include): Prisma.Sql {
  const states = include === "approved" ? Prisma.sql`example.state = 'approved'` : Prisma.sql`example.state <> 'rejected'`;
  return Prisma.sql`example."deletedAt" is null and not example."isMachineWritten" and ${states}`;
}

/** Everything that is frozen, read once, in one statement: what is counted later is what was taken here. */
export async function pickRows(tx: Prisma.TransactionClient, { projectId, datasetId, include, otherSeed, ratios }: Wanted): Promise<void> {
  const [train, validation] = upperBounds(ratios);
  const point = otherSeed === null ? Prisma.sql`example."splitPoint"` : splitPoint(otherSeed);
  await tx.$executeRaw`
    create temporary table picked on commit drop as
    select row_number() over (order by example.position)::int as position, example.id as "exampleId", revision.id as "revisionId",
      example."contentHash", example."tokenCount", example."authorId", example."importId", example.state = 'approved' as approved,
      hashtextextended(coalesce(nullif(example."splitKey", ''), example."groupKey"), 0) as "group",
      case when length(example."answerText") <= 80 then example."answerText" end as label,
      coalesce(example."pinnedSplit", example."followedSplit",
        (case when ${point} < ${train}::float8 then 'train' when ${point} < ${validation}::float8 then 'validation' else 'test' end)::"Split") as split
    from "Example" example
    join "ExampleRevision" revision on revision."exampleId" = example.id and revision.number = example.revision
    where example."projectId" = ${projectId} and example."datasetId" = ${datasetId} and ${freezable(include)}`;
  await tx.$executeRaw`analyze picked`;
}
