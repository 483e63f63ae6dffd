import "@/lib/testing/clone-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { POST as postRestart } from "@/app/api/v1/projects/[projectId]/runs/[runId]/restart/route";
import { POST as postRun } from "@/app/api/v1/projects/[projectId]/runs/route";
import { db } from "@/lib/db/client";
import { requestAs } from "@/lib/testing/factories";
import { createProviderWorld, type ProviderWorld } from "@/lib/testing/provider-world";

let world: ProviderWorld;
beforeAll(async () => {
  world = await createProviderWorld("openai");
});
afterAll(() => world.server.close());

/** As a process leaves its claim that dies after the commit and before the answer is kept. */
const forgetAnswers = () => db.idempotencyKey.updateMany({ data: { status: null, createdAt: new Date(Date.now() - 61_000) } });

test("a run that was paid for is found again by its request's key, though nobody kept the answer", async () => {
  const { caller, datasetVersionId, create } = world;
  const { id: firstId, trainer, baseModel } = await create();
  await db.run.update({ where: { id: firstId }, data: { status: "failed" } });
  const params = Promise.resolve({ projectId: caller.projectId, runId: firstId });
  const ask = async (post: typeof postRun, key: string, sent: object) => {
    const init = { method: "POST", headers: { "idempotency-key": key }, body: JSON.stringify(sent) };
    return (await post(await requestAs(caller, "/api/v1/runs", init), { params })).json();
  };
  const ways = [() => ask(postRun, "new", { datasetVersionId, trainerId: trainer.id, baseModel }), () => ask(postRestart, "again", {})];
  for (const way of ways) {
    const { id } = await way();
    expect(id).toEqual(expect.any(String));
    await forgetAnswers();
    expect(await way()).toMatchObject({ id });
  }
  expect(await db.run.count({ where: { projectId: caller.projectId } })).toBe(3);
});
