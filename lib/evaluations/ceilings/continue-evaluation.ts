import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { formatMoney, formatTokens } from "@/lib/format";
import { enqueueEvaluation } from "../enqueue-evaluation";
import { getEvaluation } from "../get-evaluation";
import type { Evaluation } from "../schemas";
import { admitEvaluation } from "./admit-evaluation";
import { costOfMeasuring } from "./cost-of-measuring";
import { requirePrice } from "./require-price";
import type { Ceilings } from "./schemas";

/** Goes on from where a ceiling stopped it, under another one. The answers that are there are kept, and nothing is paid for twice. */
export async function continueEvaluation(caller: Caller, evaluationId: string, ceilings: Ceilings): Promise<Evaluation> {
  const { id, status, spentUsd, spentTokens, modelVersion, benchmark, repeats } = await getEvaluation(caller, evaluationId);
  if (status !== "stopped") throw new AppError("conflict", "This evaluation is not stopped, so there is nothing to go on with.");
  const { projectId } = caller;
  requirePrice(await db.modelVersion.findFirstOrThrow({ where: { id: modelVersion.id, projectId }, include: { trainer: true } }), ceilings);
  requireRoom(ceilings.ceilingUsd, spentUsd, formatMoney);
  requireRoom(ceilings.ceilingTokens, spentTokens, (tokens) => `${formatTokens(tokens)} tokens`);
  const pair = { modelVersionId: modelVersion.id, benchmarkId: benchmark.id };
  const usd = await costOfMeasuring(caller, { ...pair, repeats });
  await db.$transaction(async (tx) => {
    const limits = await admitEvaluation(tx, { projectId, ...pair }, ceilings, usd);
    const { count } = await tx.evaluation.updateMany({
      where: { id, projectId, status: "stopped" },
      data: {
        ...limits,
        status: "queued",
        stopReason: null,
        finishedAt: null,
        scores: Prisma.DbNull,
        ungraded: Prisma.DbNull,
      },
    });
    if (count === 0) throw new AppError("conflict", "Somebody else has let it go on already.");
    await enqueueEvaluation(tx, id);
  });
  return getEvaluation(caller, id);
}

function requireRoom(ceiling: number | null, spent: number, words: (amount: number) => string): void {
  if (ceiling === null || ceiling > spent) return;
  throw new AppError("invalid", `It has taken ${words(spent)} already. Enter a ceiling above that, or none.`);
}
