import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";

/** Whoever has more has no doubt left; counting on would read millions of rows. */
export const mostOwnExamples = 10_000;

export interface OwnExamples {
  count: number;
  /** There are at least this many; the rest was not counted. */
  isAtLeast: boolean;
}

/**
 * How many examples of each version this person brought, wrote or corrected before it was frozen, or approved as they stand in it.
 * It starts from the person's own rows, so that it costs as little in a version of a million.
 */
export async function countOwnExamples(
  { userId, projectId }: Caller,
  datasetId: string,
  versionIds: string[],
): Promise<Map<string, OwnExamples>> {
  const rows = await db.$queryRaw<{ versionId: string; count: number; isAtLeast: boolean }[]>`
    with own as materialized (
      select "exampleId", min(number) as since from (
        (select revision."exampleId", min(revision.number) as number from "ExampleRevision" revision
          join "Example" example on example.id = revision."exampleId"
          where revision."authorId" = ${userId} and example."projectId" = ${projectId} and example."datasetId" = ${datasetId}
          group by revision."exampleId" limit ${mostOwnExamples})
        union all
        (select review."exampleId", min(review.revision) from "ExampleReview" review
          join "Example" example on example.id = review."exampleId"
          where review."reviewerId" = ${userId} and review.decision = 'approve'
            and example."projectId" = ${projectId} and example."datasetId" = ${datasetId}
          group by review."exampleId" limit ${mostOwnExamples})
      ) touched group by "exampleId"
    )
    select held."versionId", count(*)::int as count, (select count(*) >= ${mostOwnExamples} from own) as "isAtLeast"
    from own
    join "ExampleRevision" frozen on frozen."exampleId" = own."exampleId" and frozen.number >= own.since
    join "DatasetVersionExample" held on held."revisionId" = frozen.id
    where held."versionId" = any(${versionIds})
    group by held."versionId"`;
  return new Map(rows.map(({ versionId, ...own }) => [versionId, own]));
}
