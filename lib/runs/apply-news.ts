import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { costOf } from "@/lib/trainers/cost-of";
import type { StepMetric, TrainerJob, TrainerJobState, TrainerNews } from "@/lib/trainers/trainer";
import { endBackOff } from "./back-off";
import { enqueueRunJob } from "./enqueue-run-job";
import { recordFailure } from "./fail-run";
import { moveRun } from "./move-run";
import type { PolledRun } from "./poll-run";
import type { RunStatus } from "./schemas";
import { polledStatuses } from "./transitions";

const target: Record<TrainerJobState, RunStatus> = {
  queued: "queued",
  running: "running",
  paused: "paused",
  succeeded: "finalizing",
  failed: "failed",
  cancelled: "cancelled",
};

/** Stores what a look brought, whole or not at all; reading the same news twice stores it once. */
export async function applyNews(run: PolledRun, news: TrainerNews, nextLookAt: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    await storeEvents(tx, run.id, news);
    await storeMetrics(tx, run.id, news.metrics);
    await tx.checkpoint.createMany({
      data: news.checkpoints.map(({ model, ...checkpoint }) => ({ ...checkpoint, runId: run.id, trainerModel: model })),
      skipDuplicates: true,
    });
    await tx.run.updateMany({ where: { id: run.id, status: { in: [...polledStatuses] } }, data: progressOf(run, news) });
    await endBackOff(tx, run.trainer);
    const to = target[news.job.state];
    if (to !== run.status) await move(tx, run, to, news.job);
    if (polledStatuses.some((status) => status === to)) await enqueueRunJob(tx, "runs.poll", run.id, nextLookAt);
    if (to === "finalizing") await enqueueRunJob(tx, "runs.finalize", run.id);
  });
}

async function move(tx: Prisma.TransactionClient, run: PolledRun, to: RunStatus, job: TrainerJob): Promise<void> {
  if (to === "failed") {
    const failure = job.error ?? {
      kind: "unknown" as const,
      message: "The training failed; the trainer does not say why.",
      action: "Start the run again.",
      raw: null,
    };
    return recordFailure(tx, run.id, failure, "failed");
  }
  await moveRun(tx, run.id, to);
}

function progressOf(run: PolledRun, { job, cursor, metrics }: TrainerNews): Prisma.RunUpdateManyMutationInput {
  const step = Math.max(run.step, job.step ?? 0, metrics.at(-1)?.step ?? 0);
  const now = new Date();
  const hasStarted = job.state !== "queued" && (job.state === "running" || step > 0);
  return {
    step,
    totalSteps: job.totalSteps ?? run.totalSteps,
    trainedTokens: job.trainedTokens ?? run.trainedTokens,
    costUsd: job.trainedTokens === null ? run.costUsd : (costOf(run.trainer, run.baseModel, job.trainedTokens) ?? run.costUsd),
    trainSeconds: job.trainSeconds ?? run.trainSeconds,
    tokensPerSecond: job.tokensPerSecond ?? run.tokensPerSecond,
    fineTunedModel: job.fineTunedModel ?? run.fineTunedModel,
    trainerJobId: job.id,
    trainerState: job.rawState,
    trainerProblem: null,
    eventCursor: cursor,
    polledAt: now,
    startedAt: run.startedAt ?? (hasStarted ? now : null),
    lastProgressAt: step > run.step ? now : run.lastProgressAt,
  };
}

async function storeEvents(tx: Prisma.TransactionClient, runId: string, { events }: TrainerNews): Promise<void> {
  const data = events.map(({ id, level, message, at }) => ({ runId, trainerEventId: id, level, message, at }));
  await tx.runEvent.createMany({ data, skipDuplicates: true });
}

/** A trainer that went back to a checkpoint trains steps again: the later figures are the true ones. */
async function storeMetrics(tx: Prisma.TransactionClient, runId: string, metrics: StepMetric[]): Promise<void> {
  if (metrics.length === 0) return;
  await tx.runMetric.deleteMany({ where: { runId, step: { in: metrics.map(({ step }) => step) } } });
  await tx.runMetric.createMany({ data: metrics.map((metric) => ({ ...metric, runId })), skipDuplicates: true });
}
