import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { readOrigin } from "../recipes/read-origin";
import { admitSpending } from "../spending/admit-spending";
import type { CostRange } from "../spending/schemas";
import { enqueueSweep } from "./enqueue-sweep";
import { getSweep } from "./get-sweep";
import { planSweep } from "./plan-sweep";
import { type CreateSweepInput, createSweepInput, type Sweep } from "./schemas";

interface Frame {
  fewestRuns?: number;
  /** What has to be written together with the sweep, or refuses it. */
  alongside?: (tx: Prisma.TransactionClient, sweepId: string) => Promise<void>;
}

/** The plan is kept whole before anything is launched: what each run is, and what all of them may cost. */
export async function createSweep(caller: Caller, given: CreateSweepInput, { fewestRuns, alongside }: Frame = {}): Promise<Sweep> {
  const input = createSweepInput.parse(given);
  const { approvedUsd, ceilingUsd, ...wanted } = input;
  const { members, usd, problems, counting } = await planSweep(caller, wanted, fewestRuns);
  const inTheWay = [...problems, ...new Set(members.flatMap((member) => member.problems))];
  if (inTheWay.length > 0) throw new AppError("invalid", inTheWay.join(" "));
  if (counting) throw new AppError("conflict", counting.failure ?? "The examples are still being counted. Start the sweep once they are.");
  const { recipeId } = await readOrigin(caller, input.recipeId, input.content);
  const { projectId, userId } = caller;
  const sweepId = await db.$transaction(async (tx) => {
    // Holds the project, so that no two sweeps that start at once share a number.
    const { starts, isApproved } = await admitSpending(tx, caller, highestOf(usd, ceilingUsd), approvedUsd);
    const newest = await tx.sweep.aggregate({ where: { projectId }, _max: { number: true } });
    const { id } = await tx.sweep.create({
      data: {
        projectId,
        number: (newest._max.number ?? 0) + 1,
        datasetVersionId: input.datasetVersionId,
        recipeId,
        shape: input.shape,
        status: starts ? "running" : "awaiting_approval",
        ceilingUsd: ceilingUsd ?? usd?.[1] ?? null,
        approvedById: isApproved ? userId : null,
        createdById: userId,
        members: {
          create: members.map((member) => ({
            position: member.position,
            trainerId: member.trainer.id,
            content: member.content,
            trainPercent: member.trainPercent,
            subsetSeed: input.subsetSeed,
            expectedLowUsd: member.usd?.[0] ?? null,
            expectedHighUsd: member.usd?.[1] ?? null,
            expectedSeconds: member.seconds && Math.round((member.seconds[0] + member.seconds[1]) / 2),
          })),
        },
      },
      select: { id: true },
    });
    await alongside?.(tx, id);
    if (starts) await enqueueSweep(tx, id);
    return id;
  });
  return getSweep(caller, sweepId);
}

/** A ceiling below the plan's upper end is what may be spent at most. */
function highestOf(usd: CostRange, ceilingUsd: number | undefined): CostRange {
  if (usd === null || ceilingUsd === undefined) return usd;
  return [Math.min(usd[0], ceilingUsd), Math.min(usd[1], ceilingUsd)];
}
