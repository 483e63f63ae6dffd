import { z } from "zod";
import { db } from "@/lib/db/client";
import type { JudgedPair } from "./arena-outcomes";

const pairsSchema = z.array(
  z.object({
    caseId: z.string(),
    source: z.string().nullable(),
    oneId: z.string(),
    otherId: z.string(),
    isSame: z.boolean(),
    judgements: z.array(
      z.object({ judgeId: z.string(), choice: z.enum(["left", "right", "both_good", "both_bad"]), isSwapped: z.boolean() }),
    ),
  }),
);

/** All pairs of an arena, those that nobody has judged yet among them. */
export async function readJudged(arenaId: string): Promise<JudgedPair[]> {
  const rows = await db.$queryRaw`
    select pair."caseId", asked."groupKey" as source, pair."oneId", pair."otherId", pair."isSame",
      coalesce(json_agg(json_build_object('judgeId', given."judgeId", 'choice', given.choice, 'isSwapped', given."isSwapped")
        order by given."judgedAt", given.id) filter (where given.id is not null), '[]') as judgements
    from "ArenaPair" pair join "BenchmarkCase" asked on asked.id = pair."caseId"
      left join "ArenaJudgement" given on given."pairId" = pair.id and given.choice <> 'skip'
    where pair."arenaId" = ${arenaId} group by pair.id, asked."groupKey" order by pair.rank, pair.id`;
  return pairsSchema.parse(rows);
}
