import type { Prisma } from "@/lib/db/generated/client";
import { formatDuration } from "@/lib/format";
import { capabilitiesOf } from "@/lib/trainers/get-trainer";
import type { TrainerNews } from "@/lib/trainers/trainer";
import { addRunEvent } from "./add-run-event";
import { isStalled } from "./is-stalled";
import type { PolledRun } from "./poll-run";
import type { RunStatus } from "./schemas";

/** Says once that a run stands still, and once that its steps come again. */
export async function noteStandstill(
  tx: Prisma.TransactionClient,
  run: PolledRun,
  { job, metrics }: TrainerNews,
  to: RunStatus,
): Promise<void> {
  const now = new Date();
  const since = run.lastProgressAt ?? run.startedAt;
  const silence = formatDuration(now.getTime() - (since ?? now).getTime());
  const isMoving = Math.max(job.step ?? 0, metrics.at(-1)?.step ?? 0) > run.step;
  if (run.stalledAt && isMoving) {
    await tx.run.updateMany({ where: { id: run.id }, data: { stalledAt: null } });
    await addRunEvent(tx, run.id, `Steps come again, after ${silence} without one.`);
  } else if (!run.stalledAt && !isMoving && isStalled({ ...run, status: to, isLocal: capabilitiesOf(run.trainer.kind).isLocal }, now)) {
    await tx.run.updateMany({ where: { id: run.id }, data: { stalledAt: now } });
    await addRunEvent(tx, run.id, `${silence} without a step, longer than is usual here. Marked stalled; Hone keeps asking.`, "warn");
  }
}
