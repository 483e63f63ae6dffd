import { rm } from "node:fs/promises";
import { unixNow } from "../storage/ids";
import type { Trainer } from "../trainer";
import { toJobError } from "./job-failure";
import type { JobRecord } from "./job-record";

const rewriteMs = 2_000;

type End = Pick<JobRecord, "status" | "error" | "finishedAt" | "paused" | "estimatedFinish"> & Partial<Pick<JobRecord, "checkpoints">>;

/** On a disk that refuses even this, callers see the end at once, and it is written down as soon as there is room. */
async function writeEnd(trainer: Trainer, id: string, end: End): Promise<void> {
  try {
    await trainer.jobs.update(id, ({ status }) => (status === "succeeded" || status === "cancelled" ? undefined : end));
  } catch (error) {
    trainer.jobs.note(id, end);
    trainer.log.error({ err: error, job: id }, "the failure of a job could not be written down yet");
    setTimeout(() => void writeEnd(trainer, id, end), rewriteMs).unref();
  }
}

/** Ends a job that cannot go on. Its output goes first: on a full disk that makes the room to write down why. */
export async function failJob(trainer: Trainer, id: string, cause: unknown, keepCheckpoints = false): Promise<void> {
  if (trainer.jobs.find(id)?.finishedAt !== null) return;
  const error = toJobError(cause);
  if (error.code === "internal_error") trainer.log.error({ err: cause, job: id }, "a job failed");
  const warn = (what: string) => (err: unknown) => trainer.log.error({ err, job: id }, what);
  if (!keepCheckpoints) {
    await rm(trainer.jobs.outputFolder(id), { recursive: true, force: true }).catch(
      warn("the output of a failed job could not be removed"),
    );
  }
  await trainer.events.sayLast(id, error.message, "error").catch(warn("an event could not be written"));
  await writeEnd(trainer, id, {
    status: "failed",
    error,
    finishedAt: unixNow(),
    paused: false,
    estimatedFinish: null,
    ...(keepCheckpoints ? {} : { checkpoints: [] }),
  });
}
