import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { modelVersionInclude } from "@/lib/models/model-version-include";
import { type Arena, arenaSchema } from "./schemas";

const most = 100;

const countsSchema = z.array(
  z.object({ arenaId: z.string(), wantedCount: z.number(), judgedCount: z.number(), sameCount: z.number(), ownCount: z.number() }),
);

/** Newest first. */
export async function listArenas({ projectId, userId }: Caller, id?: string): Promise<Arena[]> {
  const rows = await db.arena.findMany({
    where: { projectId, ...(id ? { id } : {}) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
    include: {
      benchmark: true,
      contestants: {
        orderBy: { position: "asc" },
        include: { evaluation: { include: { modelVersion: { include: modelVersionInclude } } } },
      },
      reveals: { where: { userId } },
    },
  });
  const counts = await countJudgements(
    rows.map((row) => row.id),
    userId,
  );
  return z.array(arenaSchema).parse(
    rows.map(({ contestants, reveals, ...row }) => ({
      ...row,
      contestants: tellApart(contestants.map(({ evaluationId, evaluation }) => ({ evaluationId, modelVersion: evaluation.modelVersion }))),
      isRevealed: reveals.length > 0,
      ...(counts.get(row.id) ?? { wantedCount: 0, judgedCount: 0, sameCount: 0, ownCount: 0 }),
    })),
  );
}

/** More judgements of a pair than were wanted count as those that were. */
export async function countJudgements(arenaIds: readonly string[], userId: string) {
  const ids = [...arenaIds];
  // From the judgements, which people make one by one, and not pair by pair: of those there may be thousands in an arena.
  const rows = await db.$queryRaw`
    with given as (
      select judgement."pairId", count(*) as judged, count(*) filter (where "judgeId" = ${userId}) as own
      from "ArenaJudgement" judgement join "ArenaPair" pair on pair.id = judgement."pairId"
      where pair."arenaId" = any(${ids}) and judgement.choice <> 'skip' group by 1
    )
    select pair."arenaId", count(*) filter (where pair."isSame")::int as "sameCount",
      coalesce(sum(pair."wantedCount") filter (where not pair."isSame"), 0)::int as "wantedCount",
      coalesce(sum(least(pair."wantedCount", coalesce(given.judged, 0))), 0)::int as "judgedCount", coalesce(sum(given.own), 0)::int as "ownCount"
    from "ArenaPair" pair left join given on given."pairId" = pair.id
    where pair."arenaId" = any(${ids}) group by 1`;
  return new Map(countsSchema.parse(rows).map((row) => [row.arenaId, row]));
}

/** Baselines of one model bear one name; "Prompting is preferred to Prompting" would help nobody. */
function tellApart<One extends { modelVersion: { name: string } }>(contestants: readonly One[]): One[] {
  const seen = new Map<string, number>();
  const names = contestants.map(({ modelVersion }) => modelVersion.name);
  return contestants.map((one) => {
    const { name } = one.modelVersion;
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    const isAlone = names.filter((other) => other === name).length === 1;
    return isAlone ? one : { ...one, modelVersion: { ...one.modelVersion, name: `${name} (${number})` } };
  });
}
