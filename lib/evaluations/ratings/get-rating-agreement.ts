import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { weightedKappa } from "@/lib/statistics/weighted-kappa";
import type { Scale } from "../graders/schemas";
import { getHumanGrader } from "./get-human-grader";
import { type RatingAgreement, ratingAgreementSchema } from "./schemas";

const cellsSchema = z.array(z.object({ first: z.string(), second: z.string(), one: z.number(), other: z.number(), count: z.number() }));

/** Who rated how much, and how far every two people agree on the answers that both rated. */
export async function getRatingAgreement(caller: Caller, benchmarkId: string, graderKey: string): Promise<RatingAgreement> {
  const { key, scale } = await getHumanGrader(caller, benchmarkId, graderKey);
  const [people, totals, cells] = await Promise.all([
    db.$queryRaw`
      select rating."raterId" as id, person.name, count(*)::int as "ratedCount"
      from "HumanRating" rating join "EvaluationResult" r on r."answerId" = rating."answerId" join "Evaluation" e on e.id = r."evaluationId"
        join "user" person on person.id = rating."raterId"
      where e."benchmarkId" = ${benchmarkId} and rating.grader = ${key} group by 1, 2 order by 3 desc, 2`,
    db.$queryRaw`
      select count(distinct rating."answerId")::int as "ratedCount"
      from "HumanRating" rating join "EvaluationResult" r on r."answerId" = rating."answerId" join "Evaluation" e on e.id = r."evaluationId"
      where e."benchmarkId" = ${benchmarkId} and rating.grader = ${key}`,
    db.$queryRaw`
      select a."raterId" as first, b."raterId" as second, a.value as one, b.value as other, count(*)::int as count
      from "HumanRating" a join "HumanRating" b on b."answerId" = a."answerId" and b.grader = a.grader and b."raterId" > a."raterId"
        join "EvaluationResult" r on r."answerId" = a."answerId" join "Evaluation" e on e.id = r."evaluationId"
      where e."benchmarkId" = ${benchmarkId} and a.grader = ${key} group by 1, 2, 3, 4`,
  ]);
  const [{ ratedCount }] = z.tuple([z.object({ ratedCount: z.number() })]).parse(totals);
  return ratingAgreementSchema.parse({ ratedCount, people, pairs: toPairs(cellsSchema.parse(cells), scale) });
}

function toPairs(cells: z.infer<typeof cellsSchema>, scale: Scale): RatingAgreement["pairs"] {
  const tables = new Map<string, { raterIds: [string, string]; answerCount: number; table: number[][] }>();
  const [size, lowest] = scale === "one_to_five" ? [5, 1] : [2, 0];
  for (const { first, second, one, other, count } of cells) {
    const key = `${first} ${second}`;
    const pair = tables.get(key) ?? {
      raterIds: [first, second],
      answerCount: 0,
      table: Array.from({ length: size }, () => Array<number>(size).fill(0)),
    };
    tables.set(key, pair);
    pair.answerCount += count;
    const row = pair.table[one - lowest];
    if (row) row[other - lowest] = count;
  }
  const weighting = scale === "one_to_five" ? "quadratic" : "none";
  return [...tables.values()]
    .sort((a, b) => b.answerCount - a.answerCount)
    .map(({ table, ...pair }) => ({ ...pair, kappa: weightedKappa(table, weighting) }));
}
