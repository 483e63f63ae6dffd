import type { Prisma } from "@/lib/db/generated/client";
import { type JobName, type JobPayload, jobs } from "./catalog";

interface When {
  runAt?: Date;
  /** A job with the same key that has not started yet is replaced, so a thing is never polled twice at once. */
  key?: string;
  /** One that waits already keeps its time: what is asked for again and again still happens. */
  keepsTime?: boolean;
  /** Jobs of one queue run one after the other, however many workers there are. */
  queue?: string;
}

/** Tries over about ten minutes, each a little later than the one before. */
const maxAttempts = 8;

/** Saves the job in the same transaction as what it is about: both happen or neither. */
export async function enqueue<N extends JobName>(
  tx: Prisma.TransactionClient,
  name: N,
  payload: JobPayload<N>,
  when: When = {},
): Promise<void> {
  const json = JSON.stringify(jobs[name].parse(payload));
  await tx.$executeRaw`select graphile_worker.add_job(${name}::text, ${json}::json, queue_name => ${when.queue ?? null}::text,
    run_at => ${when.runAt ?? null}::timestamptz, max_attempts => ${maxAttempts}::int, job_key => ${when.key ?? null}::text,
    job_key_mode => ${when.keepsTime ? "preserve_run_at" : "replace"}::text)`;
}
