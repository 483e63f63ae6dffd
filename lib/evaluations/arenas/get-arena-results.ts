import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { agreeOnPairs } from "./agree-on-pairs";
import { getArena } from "./get-arena";
import { preferredOf } from "./preferred-of";
import { rankContestants } from "./rank-contestants";
import { readJudged } from "./read-judged";
import { type ArenaResults, arenaResultsSchema } from "./schemas";

const peopleSchema = z.array(z.object({ id: z.string(), name: z.string(), judgedCount: z.number(), skippedCount: z.number() }));

/** Who judged how much and how far they agree; and the ranking, for those who do not judge any more. */
export async function getArenaResults(caller: Caller, arenaId: string): Promise<ArenaResults> {
  const { contestants, isRevealed } = await getArena(caller, arenaId);
  const [pairs, people] = await Promise.all([readJudged(arenaId), readPeople(arenaId)]);
  return arenaResultsSchema.parse({
    people,
    agreements: agreeOnPairs(pairs),
    ranking: isRevealed ? rankContestants(contestants, pairs) : null,
    preferenceCount: pairs.filter((pair) => preferredOf(pair.judgements) !== null).length,
  });
}

async function readPeople(arenaId: string): Promise<z.infer<typeof peopleSchema>> {
  const rows = await db.$queryRaw`
    select given."judgeId" as id, person.name, count(*) filter (where given.choice <> 'skip')::int as "judgedCount",
      count(*) filter (where given.choice = 'skip')::int as "skippedCount"
    from "ArenaJudgement" given join "ArenaPair" pair on pair.id = given."pairId" join "user" person on person.id = given."judgeId"
    where pair."arenaId" = ${arenaId} and given.choice is not null group by 1, 2 order by 3 desc, 2, 1`;
  return peopleSchema.parse(rows);
}
