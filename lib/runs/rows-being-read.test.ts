import "@/lib/testing/clone-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { createCaller, createPerson } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { createTrainer } from "@/lib/trainers/create-trainer";
import { createTrainerInput } from "@/lib/trainers/schemas";
import { type ConformanceServer, startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import { cancelRun } from "./cancel-run";
import { createRun } from "./create-run";
import { runJobKey } from "./enqueue-run-job";
import { getRun } from "./get-run";
import { submitRun } from "./submit-run";

const baseModel = "accounts/fireworks/models/qwen3-8b";
let server: ConformanceServer;
let caller: Caller;
let create: () => Promise<string>;

beforeAll(async () => {
  server = await startConformanceServer("fireworks");
  caller = await createCaller();
  const { id: datasetVersionId } = await createFrozenVersion(caller);
  const connection = { kind: "fireworks", name: "Slow reader", baseUrl: server.url, apiKey: server.key, settings: { accountId: "acme" } };
  const input = createTrainerInput.parse({ ...connection, prices: { [baseModel]: { training: 1 } } });
  const { id: trainerId } = await createTrainer(await createPerson("lead"), input);
  create = async () => (await createRun(caller, { datasetVersionId, trainerId, baseModel })).id;
});
afterAll(() => server.close());

// The last attempt that the queue allows: waiting takes none.
const submit = (runId: string) => submitRun({ runId }, { isLast: true, signal: new AbortController().signal });
const uploads = () => server.asked.filter((name) => name.endsWith(":upload")).length;
const waits = (runId: string) =>
  db.$queryRaw<{ run_at: Date }[]>`select run_at from graphile_worker.jobs where key = ${runJobKey("runs.submit", runId)}`;

test("a run whose rows are being read waits without failing and without sending them again, and goes on by itself", async () => {
  const runId = await create();
  server.state.looksUntilRead = 1_000;
  await submit(runId);
  const sent = uploads();
  await submit(runId);
  expect(await getRun(caller, runId)).toMatchObject({ status: "uploading", failure: null, trainerProblem: null });
  expect((await waits(runId))[0]?.run_at.getTime()).toBeGreaterThan(Date.now());
  const said = await db.runEvent.findMany({ where: { runId, message: { contains: "still reading" } } });
  expect(said).toHaveLength(1);
  server.state.looksUntilRead = 1;
  await submit(runId);
  expect(await getRun(caller, runId)).toMatchObject({ status: "submitted" });
  expect(uploads()).toBe(sent);
}, 30_000);

test("one that is cancelled while they are read is not launched", async () => {
  const runId = await create();
  server.state.looksUntilRead = 1_000;
  const jobs = server.state.jobs.size;
  await submit(runId);
  await cancelRun(caller, runId);
  await submit(runId);
  expect(await getRun(caller, runId)).toMatchObject({ status: "cancelled" });
  expect(server.state.jobs.size).toBe(jobs);
}, 30_000);
