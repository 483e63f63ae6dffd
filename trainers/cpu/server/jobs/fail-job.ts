import { rm } from "node:fs/promises";
import { unixNow } from "../storage/ids";
import type { Trainer } from "../trainer";
import { isFinished } from "./job-record";
import { toJobError } from "./job-failure";

/** Ends a job that cannot go on. Its output goes first: on a full disk that makes the room to write down why. */
export async function failJob(trainer: Trainer, id: string, cause: unknown, keepCheckpoints = false): Promise<void> {
  const error = toJobError(cause);
  if (error.code === "internal_error") trainer.log.error({ err: cause, job: id }, "a job failed");
  if (!keepCheckpoints) await rm(trainer.jobs.outputFolder(id), { recursive: true, force: true });
  const end = { status: "failed" as const, error, finishedAt: unixNow(), paused: false, estimatedFinish: null, ...(keepCheckpoints ? {} : { checkpoints: [] }) };
  try {
    const record = await trainer.jobs.update(id, (current) => (isFinished(current) ? undefined : end));
    if (record.error === error) await trainer.events.say(id, error.message, "error");
  } catch (writeError) {
    // The disk refuses even this: callers see the failure now, and the next start finds the job unfinished and tries it again.
    trainer.jobs.note(id, end);
    trainer.log.error({ err: writeError, job: id }, "the failure of a job could not be written down");
  }
}
