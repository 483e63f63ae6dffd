import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { costOf } from "@/lib/trainers/cost-of";
import type { StepMetric, TrainerCheckpoint, TrainerJob, TrainerJobState, TrainerNews } from "@/lib/trainers/trainer";
import { endBackOff } from "./back-off";
import { keepPacked } from "./curves/pack-curve";
import { enqueueRunJob } from "./enqueue-run-job";
import { recordFailure } from "./fail-run";
import { moveRun } from "./move-run";
import { noteStandstill } from "./note-standstill";
import type { PolledRun } from "./poll-run";
import type { RunStatus } from "./schemas";
import { touchRun } from "./touch-run";
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
    await touchRun(tx, run.id);
    await storeEvents(tx, run.id, news);
    await storeMetrics(tx, run.id, news.metrics);
    await keepPacked(tx, run.id, isOver(news.job.state));
    await storeCheckpoints(tx, run.id, news.checkpoints);
    await tx.run.updateMany({ where: { id: run.id, status: { in: [...polledStatuses] } }, data: progressOf(run, news) });
    await endBackOff(tx, run.trainer);
    const to = target[news.job.state];
    await noteStandstill(tx, run, news, to);
    if (to !== run.status) await move(tx, run, to, news.job);
    if (polledStatuses.some((status) => status === to)) await enqueueRunJob(tx, "runs.poll", run.id, nextLookAt);
    if (to === "finalizing") await enqueueRunJob(tx, "runs.finalize", run.id);
  });
}

const isOver = (state: TrainerJobState) => state === "succeeded" || state === "failed" || state === "cancelled";

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
    validLoss: metrics.findLast(({ validLoss }) => validLoss !== null)?.validLoss ?? run.validLoss,
    costUsd: job.costUsd ?? (job.trainedTokens === null ? null : costOf(run.trainer, run.baseModel, job.trainedTokens)) ?? run.costUsd,
    trainSeconds: job.trainSeconds ?? run.trainSeconds,
    tokensPerSecond: job.tokensPerSecond ?? run.tokensPerSecond,
    fineTunedModel: job.fineTunedModel ?? run.fineTunedModel,
    trainerJobId: job.id,
    trainerState: job.rawState,
    trainerProblem: null,
    eventCursor: cursor,
    polledAt: now,
    longestGapMs: Math.max(run.longestGapMs, run.polledAt ? now.getTime() - run.polledAt.getTime() : 0),
    startedAt: run.startedAt ?? (hasStarted ? now : null),
    lastProgressAt: step > run.step ? now : run.lastProgressAt,
  };
}

async function storeEvents(tx: Prisma.TransactionClient, runId: string, { events }: TrainerNews): Promise<void> {
  const data = events.map(({ id, level, message, at }) => ({ runId, trainerEventId: id, level, message, at }));
  await tx.runEvent.createMany({ data, skipDuplicates: true });
}

/** A trainer keeps the newest few; those that it no longer lists cannot be called any more. */
async function storeCheckpoints(tx: Prisma.TransactionClient, runId: string, checkpoints: TrainerCheckpoint[]): Promise<void> {
  if (checkpoints.length === 0) return;
  await tx.checkpoint.createMany({
    data: checkpoints.map(({ model, ...checkpoint }) => ({ ...checkpoint, runId, trainerModel: model })),
    skipDuplicates: true,
  });
  const kept = checkpoints.map(({ model }) => model);
  await tx.checkpoint.updateMany({ where: { runId, goneAt: null, trainerModel: { notIn: kept } }, data: { goneAt: new Date() } });
}

/** A trainer that went back to a checkpoint trains steps again: the later figures are the true ones. */
async function storeMetrics(tx: Prisma.TransactionClient, runId: string, metrics: StepMetric[]): Promise<void> {
  if (metrics.length === 0) return;
  const where = { runId, step: { in: metrics.map(({ step }) => step) } };
  // A file of results does not say when a step was taken; its event had.
  const known = new Map((await tx.runMetric.findMany({ where, select: { step: true, at: true } })).map(({ step, at }) => [step, at]));
  await tx.runMetric.deleteMany({ where });
  const data = metrics.map((metric) => ({ ...metric, at: metric.at ?? known.get(metric.step) ?? null, runId }));
  await tx.runMetric.createMany({ data, skipDuplicates: true });
}
