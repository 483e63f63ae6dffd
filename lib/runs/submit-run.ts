import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { JobPayload } from "@/lib/jobs/catalog";
import type { Attempt } from "@/lib/jobs/handlers";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { hyperparametersSchema } from "@/lib/trainers/schemas";
import { spokenName } from "@/lib/trainers/spoken-name";
import type { Launch, Trainer, TrainerJob } from "@/lib/trainers/trainer";
import { TrainerFailure } from "@/lib/trainers/trainer-failure";
import { addRunEvent } from "./add-run-event";
import { enqueueRunJob } from "./enqueue-run-job";
import { failRun } from "./fail-run";
import { measureFile } from "./measure-file";
import { moveRun } from "./move-run";
import { type SentFile, sentFilesSchema } from "./schemas";
import { toFailure } from "./to-failure";
import { toJsonInput } from "./to-json-input";
import { trainingFileName, trainingRows } from "./training-file";

const include = { trainer: true, datasetVersion: true } satisfies Prisma.RunInclude;
type RunToSubmit = Prisma.RunGetPayload<{ include: typeof include }>;

/** Hands a run to its trainer. May be called again after a crash at any line: what is there already is found, not made twice. */
export async function submitRun({ runId }: JobPayload<"runs.submit">, attempt: Attempt): Promise<void> {
  const run = await db.run.findUnique({ where: { id: runId }, include });
  if (!run || (run.status !== "preflight" && run.status !== "uploading")) return;
  try {
    await submit(run, getTrainer(run.trainer));
  } catch (error) {
    if (error instanceof TrainerFailure && error.isAtWork) return waitFor(error, runId);
    // A file that the trainer has lost meanwhile is handed over once more.
    const isFileLost = error instanceof AppError && error.code === "not_found" && run.trainingFileId !== null;
    if (isFileLost) await db.run.update({ where: { id: runId }, data: { trainingFileId: null, validationFileId: null } });
    const isRefused = error instanceof AppError && error.code !== "upstream" && !isFileLost;
    const failure = toFailure(error);
    if (isRefused || attempt.isLast) await failRun(runId, failure);
    else await db.run.update({ where: { id: runId }, data: { trainerProblem: failure.message } });
    // A refusal is an answer; anything else belongs in the log, and before the last attempt it is tried again.
    if (!isRefused) throw error;
  }
}

/** Not by failing, which the queue allows a few times: what was sent is kept with the run, and only the launch is left to do. */
async function waitFor({ message }: TrainerFailure, runId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.run.update({ where: { id: runId }, data: { trainerProblem: null } });
    if ((await tx.runEvent.count({ where: { runId, message } })) === 0) await addRunEvent(tx, runId, message);
    await enqueueRunJob(tx, "runs.submit", runId, new Date(Date.now() + 15 * env.pollMs));
  });
}

async function submit(run: RunToSubmit, trainer: Trainer): Promise<void> {
  const known = await trainer.findJob(run.id);
  if (known) return recordJob(run, known);
  if (run.cancelRequestedAt) {
    return db.$transaction(async (tx) => {
      await moveRun(tx, run.id, "cancelled");
      await addRunEvent(tx, run.id, "Cancelled before the training had started.");
    });
  }
  if (run.status === "preflight") await moveRun(db, run.id, "uploading");
  const trainingFileId = run.trainingFileId ?? (await upload(run, trainer, "train"));
  const validationFileId =
    run.validationFileId ?? (run.datasetVersion.validationCount > 0 ? await upload(run, trainer, "validation") : null);
  const launch: Launch = {
    runId: run.id,
    baseModel: run.baseModel,
    method: run.method,
    objective: run.objective,
    hyperparameters: hyperparametersSchema.parse(run.hyperparameters),
    systemPrompt: run.systemPrompt,
    seed: run.seed,
    suffix: `run-${run.number}`,
    trainingFileId,
    validationFileId,
  };
  // Before the launch: afterwards a crash could leave a job of which nobody knows what it was asked.
  await db.run.update({ where: { id: run.id }, data: { launchRequest: toJsonInput(trainer.describeLaunch?.(launch) ?? launch) } });
  await recordJob(run, await trainer.launch(launch));
}

async function upload(run: RunToSubmit, trainer: Trainer, split: "train" | "validation"): Promise<string> {
  const { id: versionId, contentHash } = run.datasetVersion;
  const { systemPrompt, trainPercent, subsetSeed } = run;
  const source = { versionId, contentHash, split, systemPrompt, trainPercent, subsetSeed };
  const contentName = trainingFileName(source);
  const { name, prefix } = trainer.describeFile?.(contentName, run.id) ?? { name: contentName, prefix: "" };
  const { rows, finish } = measureFile(trainingRows(source), prefix);
  const fileId = await trainer.uploadFile(contentName, rows, run.id);
  const file: SentFile = { split, name, fileId, prefix, ...(await finish()) };
  await db.$transaction(async (tx) => {
    const { sentFiles } = await tx.run.findUniqueOrThrow({ where: { id: run.id }, select: { sentFiles: true } });
    const others = sentFilesSchema.parse(sentFiles ?? []).filter((other) => other.split !== split);
    const id = split === "train" ? { trainingFileId: fileId } : { validationFileId: fileId };
    await tx.run.update({ where: { id: run.id }, data: { ...id, sentFiles: [...others, file] } });
  });
  return fileId;
}

async function recordJob(run: RunToSubmit, job: TrainerJob): Promise<void> {
  await db.$transaction(async (tx) => {
    await moveRun(tx, run.id, "submitted", { trainerJobId: job.id, trainerState: job.rawState, trainerProblem: null });
    await addRunEvent(tx, run.id, `Handed to ${spokenName(run.trainer, "middle")}.`);
    await enqueueRunJob(tx, "runs.poll", run.id);
  });
}
