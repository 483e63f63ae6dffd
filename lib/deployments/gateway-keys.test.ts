import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { hashToken } from "@/lib/accounts/tokens";
import { db } from "@/lib/db/client";
import { createDeploymentWorld } from "@/lib/testing/deployment-world";
import { createCaller } from "@/lib/testing/factories";
import { createGatewayKey } from "./create-gateway-key";
import { deleteDeployment } from "./delete-deployment";
import { listGatewayKeys } from "./list-gateway-keys";
import { revokeGatewayKey } from "./revoke-gateway-key";

test("a key is shown once, kept as a hash, and opens what was named", async () => {
  const { caller, deployment } = await createDeploymentWorld();
  const { key, id } = await createGatewayKey(caller, { name: "shop", deploymentIds: [deployment.id], requestsPerMinute: 60 });
  expect(key).toMatch(/^hone_gw_/);
  const row = await db.gatewayKey.findUniqueOrThrow({ where: { id } });
  expect(row.keyHash).toBe(hashToken(key));
  expect(JSON.stringify(row)).not.toContain(key);
  expect(await listGatewayKeys(caller)).toMatchObject([
    { id, deploymentIds: [deployment.id], opensAll: false, spentUsd: 0, isEstimated: false },
  ]);
});

test("a key whose deployments are all gone opens none, not all", async () => {
  const { caller, deployment } = await createDeploymentWorld();
  await createGatewayKey(caller, { name: "shop", deploymentIds: [deployment.id] });
  await deleteDeployment(caller, deployment.id);
  expect(await listGatewayKeys(caller)).toMatchObject([{ opensAll: false, deploymentIds: [] }]);
});

test("nobody makes a key for a stranger's deployment, reads a stranger's keys or revokes them", async () => {
  const { caller, deployment } = await createDeploymentWorld();
  const stranger = await createCaller("lead");
  await expect(createGatewayKey(stranger, { name: "shop", deploymentIds: [deployment.id] })).rejects.toMatchObject({ code: "not_found" });
  const { id } = await createGatewayKey(caller, { name: "shop" });
  expect(await listGatewayKeys(stranger)).toEqual([]);
  await expect(revokeGatewayKey(stranger, id)).rejects.toMatchObject({ code: "not_found" });
  expect((await listGatewayKeys(caller))[0]?.revokedAt).toBeNull();
});

test("revoking twice keeps the first moment", async () => {
  const { caller } = await createDeploymentWorld();
  const { id } = await createGatewayKey(caller, { name: "shop" });
  await revokeGatewayKey(caller, id);
  const first = (await listGatewayKeys(caller))[0]?.revokedAt;
  await revokeGatewayKey(caller, id);
  expect(first).toBeInstanceOf(Date);
  expect((await listGatewayKeys(caller))[0]?.revokedAt).toEqual(first);
});

test("a key that would be over before it begins is refused", async () => {
  const { caller } = await createDeploymentWorld();
  const attempt = createGatewayKey(caller, { name: "shop", expiresAt: new Date(Date.now() - 1_000) });
  await expect(attempt).rejects.toMatchObject({ code: "invalid", fields: [{ field: "expiresAt" }] });
});
