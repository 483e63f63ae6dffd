import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import type { JobPayload } from "@/lib/jobs/catalog";
import { capabilitiesOf, getTrainer } from "@/lib/trainers/get-trainer";
import type { TrainerNews } from "@/lib/trainers/trainer";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import { applyNews } from "./apply-news";
import { backOff } from "./back-off";
import { enqueueRunJob } from "./enqueue-run-job";
import { failRun } from "./fail-run";
import { polledStatuses } from "./transitions";

const include = { trainer: true } satisfies Prisma.RunInclude;
export type PolledRun = Prisma.RunGetPayload<{ include: typeof include }>;

/** One look at the trainer's job. It asks to be called again for as long as the trainer has the job. */
export async function pollRun({ runId }: JobPayload<"runs.poll">): Promise<void> {
  const run = await db.run.findFirst({ where: { id: runId, status: { in: [...polledStatuses] } }, include });
  if (!run?.trainerJobId) return;
  const { retryAt } = run.trainer;
  if (retryAt && retryAt > new Date()) return enqueueRunJob(db, "runs.poll", runId, retryAt);
  try {
    const news = await readNews(run, run.trainerJobId);
    if (news) await applyNews(run, news, nextLook(run));
    else await failRun(runId, forgotten, "lost");
  } catch (error) {
    if (!(error instanceof TrainerFailure)) throw error;
    await db.$transaction(async (tx) => {
      const tryAgainAt = await backOff(tx, run.trainer, error.retryAfterMs);
      await tx.run.update({ where: { id: runId }, data: { trainerProblem: error.message, polledAt: new Date() } });
      await enqueueRunJob(tx, "runs.poll", runId, tryAgainAt);
    });
  }
}

/** Null when the trainer no longer knows the job, neither by its id nor by the run's key. */
async function readNews(run: PolledRun, jobId: string): Promise<TrainerNews | null> {
  const trainer = getTrainer(run.trainer);
  try {
    if (run.cancelRequestedAt) await trainer.cancel(jobId);
    return await trainer.readNews(jobId, run.eventCursor);
  } catch (error) {
    if (!(error instanceof TrainerFailure && error.code === "not_found")) throw error;
    const found = await trainer.findJob(run.id);
    return found && trainer.readNews(found.id, null);
  }
}

/** A trainer on this machine may be asked every moment; a provider counts requests, and its jobs take hours. */
function nextLook({ status, trainer }: PolledRun): Date {
  const patience = (status === "paused" ? 5 : 1) * (capabilitiesOf(trainer.kind).isLocal ? 1 : 15);
  return new Date(Date.now() + patience * env.pollMs);
}

const forgotten = {
  kind: "provider",
  message: "The trainer no longer knows this training. It was set up anew, or its data folder was deleted.",
  action: "Start the run again; examples and settings are kept.",
  raw: null,
} as const;
