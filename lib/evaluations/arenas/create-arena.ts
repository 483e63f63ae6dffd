import { randomInt } from "node:crypto";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getArena } from "./get-arena";
import { type Arena, type CreateArenaInput, createArenaInput } from "./schemas";

/** Which of a pair's hash decides what: one digit each. */
const oneIn = { none: 0, quarter: 4, all: 1 };

/** Every two models, on every case that is drawn. Nothing is asked of a model: the answers are there. */
export async function createArena(caller: Caller, given: CreateArenaInput): Promise<Arena> {
  const { evaluationIds, name, question, caseCount, secondOpinion } = createArenaInput.parse(given);
  const { projectId, userId } = caller;
  const benchmarkId = await requireSameBenchmark(caller, evaluationIds);
  const seed = randomInt(2 ** 31);
  const every = oneIn[secondOpinion];
  const id = await db.$transaction(async (tx) => {
    const arena = await tx.arena.create({
      data: {
        projectId,
        benchmarkId,
        name,
        question,
        seed,
        createdById: userId,
        contestants: { create: evaluationIds.map((evaluationId, position) => ({ evaluationId, position })) },
      },
      select: { id: true },
    });
    await tx.$executeRaw`
      with drawn as (
        select id, position from "BenchmarkCase" where "benchmarkId" = ${benchmarkId}
        order by md5(${seed}::text || ' ' || position) limit ${caseCount}
      ), met as (
        select drawn.id as "caseId", one."evaluationId" as "oneId", other."evaluationId" as "otherId", a.answer as first, b.answer as second,
          jsonb_path_query_array(a.calls, '$[*].function') as "firstCalls", jsonb_path_query_array(b.calls, '$[*].function') as "secondCalls",
          md5(${seed}::text || ' ' || drawn.position || ' ' || one.position || ' ' || other.position) as hash
        from drawn
          join "ArenaContestant" one on one."arenaId" = ${arena.id}
          join "ArenaContestant" other on other."arenaId" = one."arenaId" and other.position > one.position
          join "EvaluationResult" a on a."evaluationId" = one."evaluationId" and a."caseId" = drawn.id
          join "EvaluationResult" b on b."evaluationId" = other."evaluationId" and b."caseId" = drawn.id
      )
      insert into "ArenaPair" ("arenaId", "caseId", "oneId", "otherId", rank, "isSwapped", "isSame", "wantedCount")
      select ${arena.id}, "caseId", "oneId", "otherId", ('x' || substr(hash, 1, 8))::bit(32)::int, ('x' || substr(hash, 9, 1))::bit(4)::int % 2 = 0,
        btrim(first) = btrim(second) and "firstCalls" is not distinct from "secondCalls",
        case when ${every} > 0 and ('x' || substr(hash, 10, 2))::bit(8)::int % greatest(${every}, 1) = 0 then 2 else 1 end
      from met`;
    if ((await tx.arenaPair.count({ where: { arenaId: arena.id, isSame: false } })) === 0)
      throw new AppError(
        "invalid",
        "These models gave the same answers word for word, so there is nothing to choose between. Choose other models, or another benchmark.",
      );
    return arena.id;
  });
  return getArena(caller, id);
}

async function requireSameBenchmark({ projectId }: Caller, ids: readonly string[]): Promise<string> {
  const evaluations = await db.evaluation.findMany({
    where: { id: { in: [...ids] }, projectId },
    select: { benchmarkId: true, status: true },
  });
  if (evaluations.length < ids.length)
    throw new AppError("not_found", "One of these evaluations is not in this project. Choose from the list of evaluations.");
  const benchmarks = new Set(evaluations.map(({ benchmarkId }) => benchmarkId));
  const [benchmarkId] = benchmarks;
  if (benchmarks.size > 1 || !benchmarkId)
    throw new AppError("invalid", "These models answered different cases. Choose evaluations of one version of a benchmark.");
  if (evaluations.some(({ status }) => status !== "succeeded"))
    throw new AppError("invalid", "One of these models has not answered all cases yet. Wait until its evaluation is done.");
  return benchmarkId;
}
