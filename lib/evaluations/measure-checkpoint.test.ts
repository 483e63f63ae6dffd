import "@/lib/testing/clone-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { keepCheckpoint } from "@/lib/models/keep-checkpoint";
import { listCheckpoints } from "@/lib/runs/list-checkpoints";
import type { Run } from "@/lib/runs/schemas";
import { tryCheckpoint } from "@/lib/runs/try-checkpoint";
import { createCaller } from "@/lib/testing/factories";
import { createProviderWorld, type ProviderWorld } from "@/lib/testing/provider-world";
import { measureCheckpoint } from "./measure-checkpoint";

let world: ProviderWorld;
let run: Run;
const signal = new AbortController().signal;

beforeAll(async () => {
  world = await createProviderWorld("openai");
  run = await world.create();
  await world.submit(run.id);
  for (let step = 0; step < 6; step++) await world.look(run.id);
});
afterAll(() => world.server.close());

const firstCheckpoint = async () => {
  const [checkpoint] = await listCheckpoints(world.caller, run.id);
  if (!checkpoint) throw new Error("There is no checkpoint yet.");
  return { runId: run.id, checkpointId: checkpoint.id };
};

test("a checkpoint answers under its run's instruction, while the run goes on", async () => {
  const place = await firstCheckpoint();
  const tried = await tryCheckpoint(world.caller, place, { prompt: "The box is green." }, signal);
  expect(tried).toMatchObject({ answer: "green", completionTokens: 1 });
  world.server.fail({ on: /chat/, how: { status: 500 } });
  await expect(tryCheckpoint(world.caller, place, { prompt: "And now?" }, signal)).rejects.toMatchObject({ code: "upstream" });
});

test("a checkpoint is kept once and measured once, on the cases of its run's version", async () => {
  const place = await firstCheckpoint();
  const model = await keepCheckpoint(world.caller, place);
  expect(model).toMatchObject({ kind: "fine_tune", run: { number: run.number } });
  expect(await keepCheckpoint(world.caller, place)).toEqual(model);
  const evaluation = await measureCheckpoint(world.caller, place);
  expect(evaluation).toMatchObject({ modelVersion: { id: model.id }, status: "queued" });
  expect((await measureCheckpoint(world.caller, place)).id).toBe(evaluation.id);
  const kept = await db.runEvent.findMany({ where: { runId: run.id, message: { contains: "is kept as" } } });
  expect(kept).toHaveLength(1);
});

test("one that the trainer no longer has, or that is a stranger's, cannot be had", async () => {
  const place = await firstCheckpoint();
  const stranger = await createCaller();
  await expect(tryCheckpoint(stranger, place, { prompt: "Hello" }, signal)).rejects.toMatchObject({ code: "not_found" });
  await expect(keepCheckpoint(stranger, place)).rejects.toMatchObject({ code: "not_found" });
  await expect(measureCheckpoint(stranger, place)).rejects.toMatchObject({ code: "not_found" });
  await db.checkpoint.update({ where: { id: place.checkpointId }, data: { goneAt: new Date() } });
  await expect(keepCheckpoint(world.caller, place)).rejects.toThrow("no longer has this one");
});
