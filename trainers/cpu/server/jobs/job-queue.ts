import { ApiError } from "../http/api-error";
import { unixNow } from "../storage/ids";
import type { Trainer } from "../trainer";
import { tidyOutput } from "./finish-job";
import { isFinished, type JobRecord } from "./job-record";
import { runJob } from "./run-job";
import { validateJob } from "./validate-job";

interface Running {
  id: string;
  abort: AbortController;
  done: Promise<void>;
}

const words = { succeeded: "has succeeded", failed: "has failed", cancelled: "was cancelled" } as const;

function refuseFinished(record: JobRecord, verb: string): void {
  const { status } = record;
  if (status === "succeeded" || status === "failed" || status === "cancelled")
    throw new ApiError(400, "invalid_state", `Job ${record.id} ${words[status]} already; it cannot be ${verb}.`);
}

/** One job at a time, in order of arrival; a paused job gives its place up and takes it again when it is resumed. */
export class JobQueue {
  private running: Running | undefined;
  private validation: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(private readonly getTrainer: () => Trainer) {}

  /** Trainer and queue hold each other, so the queue asks for it when it is needed. */
  private get trainer(): Trainer {
    return this.getTrainer();
  }

  /** Takes up what an earlier process left, then starts. */
  async start(): Promise<void> {
    for (const record of this.trainer.jobs.list().reverse()) {
      if (isFinished(record)) await tidyOutput(this.trainer, record);
      else if (record.status === "validating_files") this.validate(record.id);
      else if (record.status === "running" && !record.paused)
        await this.trainer.events.say(record.id, "The trainer was restarted. The job continues where its state was last saved.", "warn");
    }
    this.poke();
  }

  validate(id: string): void {
    this.validation = this.validation
      .then(() => (this.stopping ? undefined : validateJob(this.trainer, id)))
      .catch((err: unknown) => this.trainer.log.error({ err, job: id }, "a validation broke off"))
      .then(() => this.poke());
  }

  /** Next first. */
  waiting(): JobRecord[] {
    const candidates = this.trainer.jobs
      .list()
      .filter(({ id, status, paused }) => (status === "queued" || status === "running") && !paused && id !== this.running?.id);
    return candidates.reverse();
  }

  position(record: JobRecord): number | null {
    return record.status === "queued" && !record.paused ? this.waiting().findIndex(({ id }) => id === record.id) + 1 || null : null;
  }

  isStopping(): boolean {
    return this.stopping;
  }

  runningJob(): string | null {
    return this.running?.id ?? null;
  }

  async cancel(record: JobRecord): Promise<JobRecord> {
    if (record.status === "cancelled") return record;
    refuseFinished(record, "cancelled");
    const wasRunning = this.running?.id === record.id;
    if (this.running?.id === record.id) {
      this.running.abort.abort();
      await this.running.done;
    }
    if (!wasRunning) await this.trainer.events.sayLast(record.id, "Cancelled.");
    const cancelled = await this.trainer.jobs.update(record.id, (current) =>
      isFinished(current) ? undefined : { status: "cancelled", finishedAt: unixNow(), paused: false, estimatedFinish: null },
    );
    if (cancelled.status !== "cancelled") refuseFinished(cancelled, "cancelled");
    if (!wasRunning) await tidyOutput(this.trainer, cancelled);
    return cancelled;
  }

  async pause(record: JobRecord): Promise<JobRecord> {
    refuseFinished(record, "paused");
    if (record.status === "validating_files")
      throw new ApiError(400, "invalid_state", "The job's files are being validated. Pause it once it is queued, in a moment.");
    const paused = await this.trainer.jobs.update(record.id, (current) => (isFinished(current) ? undefined : { paused: true }));
    refuseFinished(paused, "paused");
    if (!record.paused && this.running?.id !== record.id)
      await this.trainer.events.say(record.id, "Paused; the job waits until it is resumed.");
    return paused;
  }

  async resume(record: JobRecord): Promise<JobRecord> {
    refuseFinished(record, "resumed");
    if (!record.paused) return record;
    const status = this.running?.id === record.id ? ("running" as const) : ("queued" as const);
    const resumed = await this.trainer.jobs.update(record.id, (current) => (isFinished(current) ? undefined : { paused: false, status }));
    refuseFinished(resumed, "resumed");
    try {
      await this.trainer.events.say(record.id, "Resumed.");
    } finally {
      this.poke();
    }
    return this.trainer.jobs.find(record.id) ?? resumed;
  }

  /** Saves the running job's state; it goes on when the trainer starts again. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running?.done;
  }

  private poke(): void {
    const next = this.stopping || this.running !== undefined ? undefined : this.waiting()[0];
    if (next === undefined) return;
    const { id } = next;
    const abort = new AbortController();
    const pauseRequested = () => this.stopping || this.trainer.jobs.find(id)?.paused === true;
    this.trainer.log.info({ job: id }, "training");
    const done = runJob(this.trainer, id, { abort, pauseRequested })
      .catch((err: unknown) => this.trainer.log.error({ err, job: id }, "a run broke off"))
      .then(() => {
        const { status, paused, trainedSteps } = this.trainer.jobs.find(id) ?? next;
        this.trainer.log.info({ job: id, status, paused, steps: trainedSteps }, "training ended");
        this.running = undefined;
        this.poke();
      });
    this.running = { id, abort, done };
  }
}
