import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createDeploymentWorld } from "@/lib/testing/deployment-world";
import { createCaller } from "@/lib/testing/factories";
import { addVariant } from "../add-variant";
import { getDeployment } from "../get-deployment";
import { listChanges } from "../list-changes";
import type { ShadowRecord } from "../request-record";
import { storeRecords } from "../store-records";
import { sweepRequests } from "../sweep-requests";
import { getShadow } from "./get-shadow";
import { setShadow } from "./set-shadow";

async function createWorld() {
  const world = await createDeploymentWorld();
  const candidate = await addVariant(world.caller, world.deployment.id, { modelVersionId: (await world.createModel()).id });
  const { caller, deployment, variantId } = world;
  const shadowOf = (id: string, change: Partial<ShadowRecord> = {}): ShadowRecord => ({
    type: "shadow",
    id,
    projectId: caller.projectId,
    deploymentId: deployment.id,
    variantId: candidate.id,
    servedVariantId: variantId,
    at: Date.now(),
    outcome: "ok",
    latencyMs: 30,
    promptTokens: 10,
    completionTokens: 5,
    costUsd: 0.002,
    format: null,
    errorMessage: null,
    answer: "Good day.",
    served: { outcome: "ok", latencyMs: 20, costUsd: 0.001, format: null },
    dropped: 0,
    ...change,
  });
  return { ...world, candidate, shadowOf };
}

test("a shadow is set, changed and switched off; each stands in the history and moves nobody", async () => {
  const { caller, deployment, candidate, variantId } = await createWorld();
  const set = await setShadow(caller, deployment.id, { routingVersion: 1, variantId: candidate.id, share: 0.25 });
  expect(set).toMatchObject({ variantId: candidate.id, share: 0.25, figures: { n: 0 }, pairs: [] });
  await expect(setShadow(caller, deployment.id, { routingVersion: 1, variantId: candidate.id })).rejects.toMatchObject({
    code: "conflict",
  });
  // What somebody saw says at which version they saw it, so that they can change that and nothing newer.
  const { routingVersion } = await getShadow(caller, deployment.id);
  expect(await setShadow(caller, deployment.id, { routingVersion, variantId: null })).toMatchObject({ variantId: null, share: 0.25 });
  await expect(setShadow(caller, deployment.id, { routingVersion, variantId: candidate.id })).rejects.toMatchObject({ code: "conflict" });
  expect(await listChanges(caller, deployment.id)).toMatchObject([{ kind: "shadow" }, { kind: "shadow" }, { kind: "created" }]);
  expect((await getDeployment(caller, deployment.id)).variants[0]).toMatchObject({ id: variantId, share: 1 });
});

test("who answers people, who is unknown and a share of nothing are refused", async () => {
  const { caller, deployment, candidate, variantId } = await createWorld();
  const attempt = (input: { variantId: string; share?: number }) => setShadow(caller, deployment.id, { routingVersion: 1, ...input });
  await expect(attempt({ variantId })).rejects.toThrow("answers people already");
  await expect(attempt({ variantId: "unknown" })).rejects.toMatchObject({ code: "not_found" });
  await expect(attempt({ variantId: candidate.id, share: 0 })).rejects.toThrow("more than nothing");
  expect((await getShadow(caller, deployment.id)).variantId).toBeNull();
});

test("to a stranger there is no shadow", async () => {
  const { deployment, candidate } = await createWorld();
  const stranger = await createCaller("lead");
  await expect(getShadow(stranger, deployment.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(setShadow(stranger, deployment.id, { routingVersion: 1, variantId: candidate.id })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("an answer counts once, however often it is delivered, and in no sum of requests", async () => {
  const { caller, deployment, record, shadowOf } = await createWorld();
  const served = record();
  const records = [served, shadowOf(served.id, { dropped: 3 })];
  await storeRecords(records);
  await storeRecords([...records, shadowOf("req_zzz", { costUsd: null })]);
  expect((await getShadow(caller, deployment.id)).month).toEqual({ requests: 2, dropped: 3, costUsd: 0.002, unpriced: 1 });
  expect((await getDeployment(caller, deployment.id)).lastDay).toMatchObject({ requests: 1, costUsd: 0.001 });
});

test("its answers go with the log that they belong to, and the sums of days stay", async () => {
  const { caller, deployment, shadowOf } = await createWorld();
  await storeRecords([shadowOf("req_000000000old")]);
  await sweepRequests();
  expect(await db.shadowAnswer.count({ where: { deploymentId: deployment.id } })).toBe(0);
  expect((await getShadow(caller, deployment.id)).month.requests).toBe(1);
});
