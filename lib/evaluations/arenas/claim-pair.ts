import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { messagesSchema, toolCallSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { countJudgements } from "./list-arenas";
import { lockArena } from "./lock-arena";
import { type DuelTally, orderDuels } from "./order-duels";
import { type ArenaTask, arenaTaskSchema } from "./schemas";

/** Who is away for longer gives the pair to somebody else. */
export const heldForMs = 10 * 60_000;

/** The next pair for this person, held for them for a while; asked again it is the same one. */
export async function claimPair(caller: Caller, arenaId: string, now = new Date()): Promise<ArenaTask> {
  const { userId } = caller;
  const { question, isRevealed, judgement } = await db.$transaction(async (tx) => {
    const arena = await lockArena(tx, caller, arenaId);
    return { ...arena, judgement: arena.isRevealed ? null : await hold(tx, arenaId, userId, now) };
  });
  const counts = (await countJudgements([arenaId], userId)).get(arenaId);
  const { wantedCount = 0, judgedCount = 0, ownCount = 0 } = counts ?? {};
  const newest = await db.arenaJudgement.findFirst({
    where: { judgeId: userId, pair: { arenaId }, choice: { not: null } },
    orderBy: [{ judgedAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  const nothing = isRevealed ? "revealed" : judgedCount >= wantedCount ? "done" : "held";
  return arenaTaskSchema.parse({
    question,
    wantedCount,
    judgedCount,
    ownCount,
    undoableId: isRevealed ? null : (newest?.id ?? null),
    state: judgement ? "judging" : nothing,
    pair: judgement && (await readPair(judgement)),
  });
}

type Held = { id: string; pairId: string; isSwapped: boolean; comment: string };
const heldFields = { id: true, pairId: true, isSwapped: true, comment: true } as const;

async function hold(tx: Prisma.TransactionClient, arenaId: string, judgeId: string, now: Date): Promise<Held | null> {
  const own = await tx.arenaJudgement.findFirst({
    where: { judgeId, choice: null, pair: { arenaId } },
    orderBy: [{ claimedAt: "desc" }, { id: "desc" }],
    select: heldFields,
  });
  if (own) {
    await tx.arenaJudgement.update({ where: { id: own.id }, data: { claimedAt: now } });
    return own;
  }
  const since = new Date(now.getTime() - heldForMs);
  const duels = orderDuels(await readTallies(tx, arenaId, since));
  // A pair that somebody else has judged comes first, so that agreement can be told early.
  const rows = await tx.$queryRaw<{ id: string; isSwapped: boolean; others: number }[]>`
    select pair.id, pair."isSwapped", others.judged as others
    from unnest(${duels.map(({ oneId }) => oneId)}::text[], ${duels.map(({ otherId }) => otherId)}::text[]) with ordinality wanted("oneId", "otherId", place)
      join "ArenaPair" pair on pair."arenaId" = ${arenaId} and pair."oneId" = wanted."oneId" and pair."otherId" = wanted."otherId"
      cross join lateral (
        select count(*) filter (where choice <> 'skip')::int as judged,
          count(*) filter (where choice is null and "claimedAt" > ${since})::int as held,
          count(*) filter (where "judgeId" = ${judgeId})::int as own
        from "ArenaJudgement" where "pairId" = pair.id
      ) others
    where not pair."isSame" and others.own = 0 and others.judged + others.held < pair."wantedCount"
    order by place, others.judged desc, pair.rank, pair.id limit 1`;
  const [next] = rows;
  if (!next) return null;
  // The second person sees the answers the other way round, so that the place tells on both sides.
  const isSwapped = next.others % 2 === 1 ? !next.isSwapped : next.isSwapped;
  return tx.arenaJudgement.create({ data: { pairId: next.id, judgeId, isSwapped, claimedAt: now }, select: heldFields });
}

async function readTallies(tx: Prisma.TransactionClient, arenaId: string, since: Date): Promise<DuelTally[]> {
  return tx.$queryRaw<DuelTally[]>`
    select pair."oneId", pair."otherId",
      count(*) filter (where given.choice = case when given."isSwapped" then 'right' else 'left' end::"ArenaChoice")::int as "oneBetter",
      count(*) filter (where given.choice = case when given."isSwapped" then 'left' else 'right' end::"ArenaChoice")::int as "otherBetter",
      count(*) filter (where given.choice in ('both_good', 'both_bad'))::int as ties,
      count(*) filter (where given.id is not null and given.choice is null and given."claimedAt" > ${since})::int as held
    from "ArenaPair" pair left join "ArenaJudgement" given on given."pairId" = pair.id
    where pair."arenaId" = ${arenaId} and not pair."isSame" group by 1, 2 order by 1, 2`;
}

const rowSchema = z.object({ prompt: messagesSchema, target: z.string() });
const callsSchema = z.array(toolCallSchema).nullable();

async function readPair({ id, pairId, isSwapped, comment }: Held) {
  const {
    case: asked,
    one,
    other,
  } = await db.arenaPair.findUniqueOrThrow({
    where: { id: pairId },
    select: {
      case: { select: { prompt: true, target: true } },
      one: { select: { answer: true, calls: true } },
      other: { select: { answer: true, calls: true } },
    },
  });
  const [left, right] = (isSwapped ? [other, one] : [one, other]).map(({ answer, calls }) => ({
    text: answer,
    calls: callsSchema.parse(calls) ?? [],
  }));
  return { judgementId: id, ...rowSchema.parse(asked), left, right, comment };
}
