import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createDeploymentWorld } from "@/lib/testing/deployment-world";
import { createCaller } from "@/lib/testing/factories";
import { addVariant } from "../add-variant";
import { listAlarms } from "../list-alarms";
import { storeRecords } from "../store-records";
import { changeSpending } from "./change-spending";
import { getSpending } from "./get-spending";
import { readSpending } from "./read-spending";

const dayMs = 86_400_000;

test("answers by the token and endpoints by the day make the month, each variant by itself", async () => {
  const { caller, deployment, variantId, record, createModel } = await createDeploymentWorld();
  const other = await addVariant(caller, deployment.id, { modelVersionId: (await createModel()).id });
  const createdAt = new Date(Date.UTC(2026, 9, 1));
  await db.deployment.update({ where: { id: deployment.id }, data: { createdAt } });
  await db.variant.updateMany({ where: { deploymentId: deployment.id }, data: { createdAt } });
  const now = new Date(Date.UTC(2026, 10, 11));
  const at = now.getTime() - 3_600_000;
  await storeRecords([
    ...Array.from({ length: 10 }, () => record({ at, costUsd: 0.5 })),
    record({ at, costUsd: null }),
    record({ at: at - 30 * dayMs, costUsd: 100 }),
    record({ at, variantId: other.id, costUsd: 0, outcome: "failed" }),
  ]);
  await changeSpending(caller, deployment.id, { monthlyBudgetUsd: 100, endpoints: [{ variantId: other.id, usdPerDay: 24 }] });
  const [read] = await readSpending(caller.projectId, deployment.id, now);
  const spending = read?.spending;
  expect(spending?.spentUsd).toBeCloseTo(5 + 10 * 24);
  expect(spending?.expectedUsd).toBeCloseTo(15 + 30 * 24);
  const [newer, older] = spending?.variants ?? [];
  expect(newer).toMatchObject({ variantId: other.id, answersUsd: 0, endpointUsd: 240, answeredLastDay: 0, isNew: false });
  expect(older).toMatchObject({ variantId, answersUsd: 5, unpriced: 1, endpointUsd: 0, answeredLastDay: 11 });
  expect(spending?.alarms.map(({ kind, isOver }) => [kind, isOver])).toEqual([
    ["budget", true],
    ["idle", true],
  ]);
});

test("the pace of a deployment that is younger than the month is that of its own days", async () => {
  const { caller, deployment, record } = await createDeploymentWorld();
  const now = new Date(Date.UTC(2026, 10, 25));
  await storeRecords(Array.from({ length: 10 }, () => record({ at: now.getTime() - 3_600_000, costUsd: 10 })));
  const expectedOf = async (createdAt: Date) => {
    await db.deployment.update({ where: { id: deployment.id }, data: { createdAt } });
    return (await readSpending(caller.projectId, deployment.id, now))[0]?.spending.expectedUsd;
  };
  expect(await expectedOf(new Date(Date.UTC(2026, 10, 20)))).toBeCloseTo(100 + (100 / 5) * 6);
  expect(await expectedOf(new Date(Date.UTC(2026, 10, 23)))).toBeNull();
});

test("a day with more failures than the week before it is an alarm of its own deployment", async () => {
  const { caller, deployment, record } = await createDeploymentWorld();
  const [today, lastWeek] = [Date.now() - 3_600_000, Date.now() - 3 * dayMs];
  const of = (at: number, every: number) =>
    Array.from({ length: 300 }, (_, index) => record({ at, outcome: index % every === 0 ? "failed" : "ok" }));
  await storeRecords([...of(lastWeek, 300), ...of(today, 5)]);
  expect(await listAlarms(caller)).toMatchObject([
    { kind: "quality", deploymentId: deployment.id, sentence: expect.stringContaining("20.0% of the answers failed") },
  ]);
});

test("what is left out stays; another project's deployment is not found, and its alarms are not listed", async () => {
  const { caller, deployment, variantId } = await createDeploymentWorld();
  await changeSpending(caller, deployment.id, { monthlyBudgetUsd: 0.01, endpoints: [{ variantId, usdPerDay: 1_000 }] });
  await changeSpending(caller, deployment.id, {});
  await db.variant.update({ where: { id: variantId }, data: { createdAt: new Date(Date.now() - 2 * dayMs) } });
  expect(await getSpending(caller, deployment.id)).toMatchObject({ monthlyBudgetUsd: 0.01, variants: [{ endpointUsdPerDay: 1_000 }] });
  expect((await listAlarms(caller)).map(({ deploymentId, kind }) => [deploymentId, kind])).toContainEqual([deployment.id, "idle"]);
  const stranger = await createCaller("lead");
  expect(await listAlarms(stranger)).toEqual([]);
  await expect(getSpending(stranger, deployment.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(changeSpending(stranger, deployment.id, { monthlyBudgetUsd: 1 })).rejects.toMatchObject({ code: "not_found" });
  const other = await createDeploymentWorld();
  const foreign = { endpoints: [{ variantId: other.variantId, usdPerDay: 1 }] };
  await expect(changeSpending(caller, deployment.id, foreign)).rejects.toMatchObject({ code: "not_found" });
});
