import type { Caller } from "@/lib/accounts/caller";
import { Prisma } from "@/lib/db/generated/client";
import type { ReviewQueueName } from "./schemas";

interface Place {
  datasetId: string;
  /** `reviewersPerExample` of the dataset. */
  needed: number;
}

/**
 * What stands in a queue, as a condition on `"Example" example`. A judgement counts for the revision that it was made on, until what it settled
 * is opened again.
 */
export function queueFilter({ projectId, userId }: Caller, { datasetId, needed }: Place, queue: ReviewQueueName): Prisma.Sql {
  const waiting = Prisma.sql`example."datasetId" = ${datasetId} and example."projectId" = ${projectId} and example."deletedAt" is null and example.state in ('draft', 'in_review')`;
  const counts = Prisma.sql`review."exampleId" = example.id and review.revision = example.revision and review.round = example."reviewRound"`;
  const mine = (what: Prisma.Sql) =>
    Prisma.sql`exists (select from "ExampleReview" review where ${counts} and review."reviewerId" = ${userId} and ${what})`;
  const judged = Prisma.sql`(select count(*) from "ExampleReview" review where ${counts} and review.decision <> 'skip' and not review."isAdjudication")`;
  const hasTurn = needed > 1 ? Prisma.sql`${judged} < ${needed}` : Prisma.sql`true`;
  switch (queue) {
    case "mine":
      return Prisma.sql`${waiting} and example."assigneeId" = ${userId} and not ${mine(Prisma.sql`true`)} and ${hasTurn}`;
    case "open":
      return needed > 1
        ? Prisma.sql`${waiting} and example."assigneeId" is distinct from ${userId} and not ${mine(Prisma.sql`true`)} and ${hasTurn}`
        : Prisma.sql`${waiting} and example."assigneeId" is null and not ${mine(Prisma.sql`true`)}`;
    case "disagreements":
      return needed > 1 ? Prisma.sql`${waiting} and example.state = 'in_review' and ${judged} >= ${needed}` : Prisma.sql`false`;
    case "skipped":
      return Prisma.sql`${waiting} and ${mine(Prisma.sql`review.decision = 'skip'`)} and ${hasTurn}`;
  }
}
