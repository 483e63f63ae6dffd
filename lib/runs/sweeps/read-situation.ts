import type { Prisma } from "@/lib/db/generated/client";
import { capabilitiesOf } from "@/lib/trainers/get-trainer";
import { unfinishedStatuses } from "../transitions";
import type { Situation } from "./next-launches";

const include = {
  members: { orderBy: { position: "asc" }, include: { run: true, trainer: { select: { id: true, kind: true } } } },
} satisfies Prisma.SweepInclude;

export type SweepRow = Prisma.SweepGetPayload<{ include: typeof include }>;

/** Takes up a place at the trainer: what waits for an approval or is paused does not. */
const occupying = unfinishedStatuses.filter((status) => !["draft", "awaiting_approval", "paused"].includes(status));

/** A sweep as it stands this moment; under the lock of whoever launches, nothing of it changes meanwhile. */
export async function readSituation(
  tx: Prisma.TransactionClient,
  sweepId: string,
  /** A run that is being made for it and has no place in it yet. */
  newRunId = "",
): Promise<(Situation & { sweep: SweepRow }) | null> {
  const sweep = await tx.sweep.findUnique({ where: { id: sweepId }, include });
  if (!sweep) return null;
  const kinds = new Map(sweep.members.map(({ trainer }) => [trainer.id, trainer.kind]));
  const busy = await tx.run.groupBy({
    by: ["trainerId"],
    where: { trainerId: { in: [...kinds.keys()] }, status: { in: occupying }, id: { not: newRunId } },
    _count: true,
  });
  const busyAt = new Map(busy.map(({ trainerId, _count }) => [trainerId, _count]));
  const freePlaces = new Map([...kinds].map(([id, kind]) => [id, Math.max(0, capabilitiesOf(kind).parallelRuns - (busyAt.get(id) ?? 0))]));
  return { sweep, ceilingUsd: sweep.ceilingUsd, members: sweep.members, freePlaces };
}
