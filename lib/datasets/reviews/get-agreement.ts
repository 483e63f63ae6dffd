import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { agreementVerdict } from "./agreement-verdict";
import { getReviewSettings } from "./get-review-settings";
import { cohenKappa, fleissKappa } from "./kappa";
import { type Agreement, agreementSchema } from "./schemas";

/**
 * How far reviewers agree, about examples that as many judged as the dataset asks for. Only finished ones count: a figure
 * that moved with each judgement would tell a blind reviewer what the others said. Adjudications and skips do not count.
 */
export async function getAgreement(caller: Caller, datasetId: string): Promise<Agreement> {
  const { reviewersPerExample } = await getReviewSettings(caller, datasetId);
  const judged = judgedBy(caller, datasetId, reviewersPerExample);
  const [patterns, pairs] = await Promise.all([readPatterns(judged, reviewersPerExample), readPairs(judged)]);
  const exampleCount = patterns.reduce((total, { times }) => total + times, 0);
  const unanimous = patterns.filter(({ counts }) => counts.includes(0)).reduce((total, { times }) => total + times, 0);
  const kappa = fleissKappa(patterns);
  return agreementSchema.parse({
    reviewersPerExample,
    exampleCount,
    unanimousShare: exampleCount === 0 ? null : unanimous / exampleCount,
    kappa,
    ...agreementVerdict({ kappa, exampleCount }),
    pairs,
  });
}

/**
 * Judgements of the newest revision that enough people judged, and of the first time that they did: who judges again after it was opened again
 * may know what the others said.
 */
function judgedBy({ projectId }: Caller, datasetId: string, needed: number): Prisma.Sql {
  return Prisma.sql`
    select review."exampleId", review.revision, review."reviewerId", review.decision = 'approve' as approves
    from "ExampleReview" review join "Example" example on example.id = review."exampleId"
    where example."datasetId" = ${datasetId} and example."projectId" = ${projectId} and example."deletedAt" is null
      and review.decision <> 'skip' and not review."isAdjudication"
      and review.round = (select other.round from "ExampleReview" other
        where other."exampleId" = review."exampleId" and other.revision = review.revision
          and other.decision <> 'skip' and not other."isAdjudication"
        group by other.round having count(*) = greatest(${needed}::int, 2) order by other.round limit 1)
      and review.revision = (select max(newer.revision) from "ExampleReview" newer where newer."exampleId" = review."exampleId"
        and newer.decision <> 'skip' and not newer."isAdjudication")`;
}

async function readPatterns(judged: Prisma.Sql, needed: number): Promise<{ counts: number[]; times: number }[]> {
  const raters = Math.max(needed, 2);
  const rows = await db.$queryRaw`
    select approvals, count(*)::int as times
    from (select count(*) filter (where approves)::int as approvals from (${judged}) as judged group by "exampleId", revision) as each
    group by approvals order by approvals`;
  return z
    .array(z.object({ approvals: z.number(), times: z.number() }))
    .parse(rows)
    .map(({ approvals, times }) => ({ counts: [approvals, raters - approvals], times }));
}

const pairSchema = z.object({ first: z.string(), second: z.string(), yy: z.number(), yn: z.number(), ny: z.number(), nn: z.number() });

async function readPairs(judged: Prisma.Sql): Promise<Agreement["pairs"]> {
  const rows = await db.$queryRaw`
    with judged as (${judged})
    select one."reviewerId" as first, two."reviewerId" as second,
      count(*) filter (where one.approves and two.approves)::int as yy, count(*) filter (where one.approves and not two.approves)::int as yn,
      count(*) filter (where not one.approves and two.approves)::int as ny, count(*) filter (where not one.approves and not two.approves)::int as nn
    from judged one join judged two on two."exampleId" = one."exampleId" and two.revision = one.revision and two."reviewerId" > one."reviewerId"
    group by 1, 2 order by count(*) desc, 1, 2 limit 20`;
  return z
    .array(pairSchema)
    .parse(rows)
    .map(({ first, second, yy, yn, ny, nn }) => {
      const exampleCount = yy + yn + ny + nn;
      const table = [
        [yy, yn],
        [ny, nn],
      ];
      return { reviewerIds: [first, second], exampleCount, agreedShare: (yy + nn) / exampleCount, kappa: cohenKappa(table) };
    });
}
