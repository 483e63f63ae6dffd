import { db } from "@/lib/db/client";

/** What the queue keeps for later under keys that begin so happens now: a test need not wait for clocks. */
export async function hurryJobs(keyPrefix: string): Promise<void> {
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = now() where id in (
    select id from graphile_worker._private_jobs
    where starts_with(key, ${keyPrefix}) and locked_at is null and run_at > now() for update skip locked)`;
  // The word by which the queue says that there is something to do; a worker of its own accord looks every second.
  await db.$queryRaw`select pg_notify('jobs:insert', '{"r":0.5,"count":1}')::text
    where exists (select from graphile_worker._private_jobs where is_available and run_at <= now())`;
}
