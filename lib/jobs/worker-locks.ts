import type { Prisma } from "@/lib/db/generated/client";

interface Session {
  query: (text: string, values: unknown[]) => Promise<unknown>;
}

/** Jobs are taken in the name of a pool, one in each worker process. Postgres lets go of its lock when the process is gone, however it went. */
export async function holdWorkerLock(session: Session, poolId: string): Promise<void> {
  await session.query("select pg_advisory_lock(hashtext('hone worker'), hashtext($1))", [poolId]);
}

/**
 * Gives back the jobs of workers that died at work; by itself the queue would wait four hours for them.
 * The few seconds are for one that has taken its first job and not yet its lock.
 */
export async function releaseDeadWorkers(tx: Prisma.TransactionClient): Promise<string[]> {
  const rows = await tx.$queryRaw<{ locked_by: string }[]>`
    select locked_by from (
      select distinct locked_by from graphile_worker._private_jobs where locked_by is not null and locked_at < now() - interval '3 seconds'
    ) as holders
    where pg_try_advisory_xact_lock(hashtext('hone worker'), hashtext(locked_by))`;
  const dead = rows.map(({ locked_by }) => locked_by);
  if (dead.length > 0) await tx.$executeRaw`select graphile_worker.force_unlock_workers(${dead}::text[])`;
  return dead;
}
