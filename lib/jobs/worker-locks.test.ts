import "@/lib/testing/clone-database";
import { Client } from "pg";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { enqueue } from "./enqueue";
import { holdWorkerLock, releaseDeadWorkers } from "./worker-locks";

async function takenBy(poolId: string, secondsAgo: number): Promise<void> {
  await enqueue(db, "runs.sweep", {}, { key: poolId });
  await db.$executeRaw`update graphile_worker._private_jobs set locked_by = ${poolId}, locked_at = now() - make_interval(secs => ${secondsAgo})
    where key = ${poolId}`;
}

test("jobs of a worker that is gone are given back; those of one that lives, or was just born, stay", async () => {
  const session = new Client({ connectionString: env.databaseUrl });
  await session.connect();
  await holdWorkerLock(session, "alive");
  await takenBy("dead", 10);
  await takenBy("alive", 10);
  // Ahead of time, so that it stays young however long this takes.
  await takenBy("newborn", -600);
  expect(await releaseDeadWorkers(db)).toEqual(["dead"]);
  const locked = () => db.$queryRaw<{ key: string }[]>`select key from graphile_worker.jobs where locked_at is not null order by key`;
  expect(await locked()).toEqual([{ key: "alive" }, { key: "newborn" }]);

  await session.end();
  await expect.poll(() => releaseDeadWorkers(db)).toEqual(["alive"]);
});
