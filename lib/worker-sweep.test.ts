import "@/lib/testing/clone-database";
import { afterAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { evaluationJobKey } from "@/lib/evaluations/enqueue-evaluation";
import { enqueue } from "@/lib/jobs/enqueue";
import { createEvaluationWorld } from "@/lib/testing/evaluation-world";
import { type StartedProcess, startProcess } from "@/lib/testing/start-process";

let worker: StartedProcess | null = null;
afterAll(() => worker?.kill("SIGKILL"));

test("a sweep that fails turns none off that comes after it, and its job fails in the queue's eyes", async () => {
  const { evaluate, register } = await createEvaluationWorld();
  const { id } = await evaluate(await register("ft:a"));
  const key = evaluationJobKey(id);
  await db.$executeRaw`delete from graphile_worker._private_jobs where key = ${key}`;
  // Imports are looked for first.
  await db.$executeRaw`alter table "Import" rename to "ImportAway"`;
  await enqueue(db, "runs.sweep", {}, { key: "a sweep that fails" });
  worker = await startProcess(
    ["--conditions=react-server", "--import", "tsx", "lib/worker.ts"],
    { DATABASE_URL: env.databaseUrl },
    /Ready/,
  );

  const jobs = (name: string) => db.$queryRaw<{ last_error: string | null }[]>`
    select last_error from graphile_worker.jobs where key = ${name}`;
  await expect.poll(() => jobs(key)).toHaveLength(1);
  await expect.poll(() => jobs("a sweep that fails")).toMatchObject([{ last_error: expect.stringContaining("Import") }]);
});
