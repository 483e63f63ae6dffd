import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { getModelVersion } from "@/lib/models/get-model-version";
import { listStageChanges } from "@/lib/models/stages/list-stage-changes";
import { setStage } from "@/lib/models/stages/set-stage";
import { createDeploymentWorld } from "@/lib/testing/deployment-world";
import { addVariant } from "./add-variant";
import { deleteDeployment } from "./delete-deployment";
import { getDeployment } from "./get-deployment";
import { listChanges } from "./list-changes";
import { promoteVariant } from "./promote-variant";
import { revertChange } from "./revert-change";
import { setShares } from "./set-shares";

type World = Awaited<ReturnType<typeof createDeploymentWorld>>;

const stageOf = async ({ caller }: World, id: string) => (await getModelVersion(caller, id)).stage;

async function createRival(world: World) {
  const model = await world.createModel();
  const variant = await addVariant(world.caller, world.deployment.id, { modelVersionId: model.id });
  return { model, variant };
}

test("what answers a deployment is in production; another one that is promoted takes its place, and a revert turns that back", async () => {
  const world = await createDeploymentWorld();
  const { caller, deployment, model } = world;
  const rival = await createRival(world);
  expect(await getModelVersion(caller, model.id)).toMatchObject({
    stage: "production",
    serves: [{ deployment: { name: deployment.name }, share: 1, isMain: true }],
  });
  expect(await stageOf(world, rival.model.id)).toBe("candidate");
  await promoteVariant(caller, deployment.id, { routingVersion: 1, variantId: rival.variant.id, reason: "It is cheaper." });
  expect([await stageOf(world, model.id), await stageOf(world, rival.model.id)]).toEqual(["staging", "production"]);
  expect(await listStageChanges(caller, rival.model.id)).toMatchObject([
    { before: "candidate", after: "production", reason: `It answers most of ${deployment.name} now. “It is cheaper.”`, by: "Ada" },
  ]);
  const [change] = await listChanges(caller, deployment.id);
  await revertChange(caller, deployment.id, change?.id ?? "", { routingVersion: 2 });
  expect([await stageOf(world, model.id), await stageOf(world, rival.model.id)]).toEqual(["production", "staging"]);
});

test("a canary changes no stage; more than half of the traffic does", async () => {
  const world = await createDeploymentWorld();
  const { caller, deployment, model, variantId } = world;
  const rival = await createRival(world);
  const share = (routingVersion: number, part: number) =>
    setShares(caller, deployment.id, {
      routingVersion,
      shares: [
        { variantId, share: 1 - part },
        { variantId: rival.variant.id, share: part },
      ],
    });
  await share(1, 0.5);
  expect([await stageOf(world, model.id), await stageOf(world, rival.model.id)]).toEqual(["production", "candidate"]);
  await share(2, 0.9);
  expect([await stageOf(world, model.id), await stageOf(world, rival.model.id)]).toEqual(["staging", "production"]);
});

test("what takes traffic is neither archived nor called something else, and a refusal changes nothing", async () => {
  const world = await createDeploymentWorld();
  const { caller, deployment, model } = world;
  const { stageVersion } = await getModelVersion(caller, model.id);
  await expect(setStage(caller, model.id, { stage: "archived", stageVersion })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(`answers 100% of ${deployment.name}`),
  });
  await expect(setStage(caller, model.id, { stage: "candidate", stageVersion })).rejects.toThrow(`serves ${deployment.name}`);
  expect(await getModelVersion(caller, model.id)).toMatchObject({ stage: "production", stageVersion });
  expect(await listStageChanges(caller, model.id)).toHaveLength(1);
});

test("archived and promoted at the same moment, a version is in the end in production or the archive was refused: never archived and serving", async () => {
  const world = await createDeploymentWorld();
  const { caller, deployment } = world;
  const { model, variant } = await createRival(world);
  await Promise.allSettled([
    setStage(caller, model.id, { stage: "archived", stageVersion: 1 }),
    promoteVariant(caller, deployment.id, { routingVersion: 1, variantId: variant.id }),
  ]);
  expect(await getModelVersion(caller, model.id)).toMatchObject({ stage: "production", serves: [{ isMain: true }] });
});

test("an archived version that traffic goes to comes back by itself", async () => {
  const world = await createDeploymentWorld();
  const { caller, deployment, variantId } = world;
  const { model, variant } = await createRival(world);
  await setStage(caller, model.id, { stage: "archived", stageVersion: 1 });
  const shares = [{ variantId, share: 1 }];
  await setShares(caller, deployment.id, { routingVersion: 1, shares, fallbackVariantId: variant.id });
  expect(await getModelVersion(caller, model.id)).toMatchObject({ stage: "staging", serves: [{ share: 0, isFallback: true }] });
});

test("what a deleted deployment served steps back, unless it answers elsewhere", async () => {
  const world = await createDeploymentWorld();
  const { caller, deployment, model } = world;
  await deleteDeployment(caller, deployment.id);
  expect(await stageOf(world, model.id)).toBe("staging");
  expect((await listStageChanges(caller, model.id))[0]?.reason).toBe(`The deployment ${deployment.name} was deleted.`);
});

test("an imported model can be deployed and read", async () => {
  const { caller, deployment, model } = await createDeploymentWorld();
  await db.modelVersion.update({ where: { id: model.id }, data: { kind: "imported" } });
  expect((await getDeployment(caller, deployment.id)).variants).toMatchObject([{ modelVersion: { kind: "imported" } }]);
});
