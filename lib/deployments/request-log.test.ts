import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createDeploymentWorld } from "@/lib/testing/deployment-world";
import { createCaller } from "@/lib/testing/factories";
import { createGatewayKey } from "./create-gateway-key";
import { getDeployment } from "./get-deployment";
import { getRequest } from "./get-request";
import { getTraffic } from "./get-traffic";
import { listGatewayKeys } from "./list-gateway-keys";
import { listRequests } from "./list-requests";
import { requestIdMaker } from "./request-id";
import type { FeedbackRecord } from "./request-record";
import { storeRecords } from "./store-records";
import { sweepRequests } from "./sweep-requests";

const content = (question: string, answer: string) => ({
  request: JSON.stringify({ messages: [{ role: "user", content: question }] }),
  answer,
  searched: `${question}\n${answer}`,
});

const feedbackOn = (requestId: string, projectId: string, change: Partial<FeedbackRecord> = {}): FeedbackRecord => ({
  type: "feedback",
  requestId,
  projectId,
  kind: "thumb",
  name: "",
  value: 1,
  text: null,
  comment: "",
  at: Date.now(),
  ...change,
});

test("records that arrive twice, at once too, count once in the log and in every sum", async () => {
  const { caller, deployment, record } = await createDeploymentWorld();
  const { id: keyId } = await createGatewayKey(caller, { name: "shop" });
  const records = Array.from({ length: 200 }, (_, index) =>
    record({
      keyId,
      latencyMs: 10 + index,
      outcome: index < 20 ? "failed" : "ok",
      costUsd: index < 20 ? null : 0.01,
      // Nobody answered those, so they cost nothing.
      firstByteMs: index < 20 ? null : 9,
      content: content("Where?", "Here."),
    }),
  );
  await Promise.all([storeRecords(records), storeRecords(records), storeRecords(records.slice(0, 50))]);
  await storeRecords(records);
  const { lastDay } = await getDeployment(caller, deployment.id);
  expect(lastDay).toMatchObject({ requests: 200, failed: 20, promptTokens: 2_000, unpriced: 0 });
  expect(lastDay.costUsd).toBeCloseTo(1.8);
  expect(await db.requestLog.count({ where: { deploymentId: deployment.id } })).toBe(200);
  const [key] = await listGatewayKeys(caller);
  expect(key).toMatchObject({ requests: 200 });
  expect(key?.spentUsd).toBeCloseTo(1.8);
});

test("what budgets count besides what is known is kept apart, and sums say how much they do not know", async () => {
  const { caller, deployment, record } = await createDeploymentWorld();
  const { id: keyId } = await createGatewayKey(caller, { name: "shop" });
  const unknown = { keyId, costUsd: null, promptTokens: null, completionTokens: null };
  await storeRecords([
    record({ keyId, costUsd: 0.5 }),
    record({ ...unknown, outcome: "client_left", estimatedUsd: 0.25 }),
    record({ ...unknown, outcome: "client_left", firstByteMs: null, estimatedUsd: 0.125 }),
    record({ ...unknown, outcome: "failed", estimatedUsd: 0.125 }),
    record({ ...unknown, outcome: "failed", firstByteMs: null }),
    record({ ...unknown, outcome: "refused", firstByteMs: null }),
  ]);
  expect((await getDeployment(caller, deployment.id)).lastDay).toMatchObject({ requests: 6, costUsd: 0.5, unpriced: 3 });
  expect(await listGatewayKeys(caller)).toMatchObject([{ requests: 6, spentUsd: 1, isEstimated: true }]);
});

test("the median and the 95th percentile come from the hours' histograms, to a twentieth", async () => {
  const { caller, deployment, record } = await createDeploymentWorld();
  const latencies = Array.from({ length: 1_000 }, (_, index) => index + 1);
  for (let from = 0; from < 1_000; from += 250)
    await storeRecords(latencies.slice(from, from + 250).map((latencyMs) => record({ latencyMs })));
  const { medianLatencyMs, p95LatencyMs } = (await getDeployment(caller, deployment.id)).lastDay;
  expect((medianLatencyMs ?? 0) / 500).toBeCloseTo(1, 0.9);
  expect(Math.abs((p95LatencyMs ?? 0) / 950 - 1)).toBeLessThan(0.06);
});

test("the last day stands by hour and by variant", async () => {
  const { caller, deployment, record, variantId } = await createDeploymentWorld();
  const hourMs = 3_600_000;
  const earlier = Date.now() - 2 * hourMs;
  await storeRecords([record(), record({ at: earlier, outcome: "failed" }), record({ at: Date.now() - 50 * hourMs })]);
  const { hours, variants } = await getTraffic(caller, deployment.id);
  expect(hours).toHaveLength(24);
  expect(hours.reduce((sum, { requests }) => sum + requests, 0)).toBe(2);
  expect(hours.find(({ hour }) => hour.getTime() === Math.floor(earlier / hourMs) * hourMs)).toMatchObject({ requests: 1, failed: 1 });
  expect(variants).toMatchObject([{ variantId, sums: { requests: 2, failed: 1 } }]);
});

test("requests of a deployment that is gone, or under another project's name, are dropped", async () => {
  const { record, deployment } = await createDeploymentWorld();
  const other = await createCaller();
  await storeRecords([record({ deploymentId: "gone" }), record({ projectId: other.projectId })]);
  expect(await db.requestLog.count({ where: { deploymentId: deployment.id } })).toBe(0);
});

test("the log is searched by words, filtered, and read page by page without a gap", async () => {
  const { caller, deployment, record } = await createDeploymentWorld();
  const records = Array.from({ length: 7 }, (_, index) =>
    record({
      content: content(index === 3 ? "My parcel is broken" : "Where is it?", `Answer ${index}`),
      outcome: index === 5 ? "failed" : "ok",
    }),
  );
  await storeRecords(records);
  const list = (query: object) => listRequests(caller, deployment.id, { limit: 50, ...query });
  expect((await list({ q: "parcel broken" })).items.map(({ id }) => id)).toEqual([records[3]?.id]);
  expect((await list({ q: "parcel broken" })).items[0]?.excerpt).toEqual({ question: "My parcel is broken", answer: "Answer 3" });
  expect((await list({ outcome: "failed" })).items.map(({ id }) => id)).toEqual([records[5]?.id]);
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listRequests(caller, deployment.id, { limit: 3, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(records.map(({ id }) => id).toReversed());
});

test("feedback is found with its request; the last word counts, whatever comes first", async () => {
  const { caller, deployment, record } = await createDeploymentWorld();
  const one = record({ content: content("Where?", "Here.") });
  await storeRecords([one, record()]);
  const now = Date.now();
  const say = (change: Partial<FeedbackRecord>) => storeRecords([feedbackOn(one.id, caller.projectId, change)]);
  await say({ value: 0, at: now });
  await say({ value: 1, at: now - 1_000 });
  await say({ kind: "correction", value: null, text: "There." });
  const { feedback } = await getRequest(caller, deployment.id, one.id);
  expect(feedback).toMatchObject([
    { kind: "thumb", value: 0 },
    { kind: "correction", text: "There." },
  ]);
  for (const filter of ["any", "bad", "correction"] as const)
    expect((await listRequests(caller, deployment.id, { limit: 50, feedback: filter })).items.map(({ id }) => id)).toEqual([one.id]);
});

test("feedback that comes before its request is handed back, and a stranger's never arrives", async () => {
  const { caller, deployment, record } = await createDeploymentWorld();
  const stranger = await createCaller();
  const one = record();
  const early = feedbackOn(one.id, caller.projectId);
  expect(await storeRecords([early])).toEqual([early]);
  await storeRecords([one]);
  expect(await storeRecords([feedbackOn(one.id, stranger.projectId)])).toHaveLength(1);
  expect(await storeRecords([early])).toEqual([]);
  expect((await getRequest(caller, deployment.id, one.id)).feedback).toHaveLength(1);
});

test("what is older than the deployment keeps is deleted, sums stay", async () => {
  const { caller, deployment, record } = await createDeploymentWorld();
  const ids = requestIdMaker("a secret of at least thirty-two characters");
  const at = Date.now() - 31 * 24 * 3_600_000;
  const [old, young] = [
    record({ id: ids.make(caller.projectId, at), at, content: content("a", "b") }),
    record({ id: ids.make(caller.projectId) }),
  ];
  await storeRecords([old, young]);
  await sweepRequests();
  expect((await listRequests(caller, deployment.id, { limit: 50 })).items.map(({ id }) => id)).toEqual([young.id]);
  expect(await db.requestContent.count({ where: { requestId: old.id } })).toBe(0);
  expect(await db.requestHour.aggregate({ where: { deploymentId: deployment.id }, _sum: { requests: true } })).toMatchObject({
    _sum: { requests: 2 },
  });
});
