import "@/lib/testing/clone-database";
import { beforeAll, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { deleteProject } from "@/lib/projects/delete-project";
import { createDeploymentWorld } from "@/lib/testing/deployment-world";
import { createCaller } from "@/lib/testing/factories";
import { addVariant } from "./add-variant";
import { createDeployment } from "./create-deployment";
import { deleteDeployment } from "./delete-deployment";
import { getDeployment } from "./get-deployment";
import { getRequest } from "./get-request";
import { getTraffic } from "./get-traffic";
import { listChanges } from "./list-changes";
import { listDeployments } from "./list-deployments";
import { listRequests } from "./list-requests";
import { promoteVariant } from "./promote-variant";
import { revertChange } from "./revert-change";
import { rangesSchema } from "./schemas";
import { setShares } from "./set-shares";
import { storeRecords } from "./store-records";
import { updateDeployment } from "./update-deployment";

let stranger: Caller;

beforeAll(async () => {
  stranger = await createCaller("lead");
});

const rangesOf = async (variantId: string) => rangesSchema.parse((await db.variant.findUniqueOrThrow({ where: { id: variantId } })).ranges);

test("a new deployment serves its one variant to everybody", async () => {
  const { caller, deployment, model, variantId } = await createDeploymentWorld();
  expect(deployment).toMatchObject({ routingVersion: 1, logSample: 1, answerSchema: null });
  expect(deployment.variants).toMatchObject([{ number: 1, share: 1, modelVersion: { id: model.id } }]);
  expect(await rangesOf(variantId)).toEqual([[0, 10_000]]);
  expect(await listChanges(caller, deployment.id)).toMatchObject([{ kind: "created", routingVersion: 1, before: [] }]);
  expect((await listDeployments(caller)).items.map(({ id }) => id)).toEqual([deployment.id]);
});

test("a name is taken in the whole workspace, and has to be writable as a model's name", async () => {
  const { deployment, model, caller } = await createDeploymentWorld();
  const variant = { modelVersionId: model.id };
  await expect(createDeployment(caller, { name: deployment.name, variant })).rejects.toMatchObject({
    code: "conflict",
    fields: [{ field: "name" }],
  });
  await expect(createDeployment(caller, { name: "Support Triage", variant })).rejects.toThrow("small letters");
});

test("to a stranger there is no deployment, no variant and no log, and their model cannot be served here", async () => {
  const { deployment, variantId, model, caller } = await createDeploymentWorld();
  const { id, routingVersion } = deployment;
  const [change] = await listChanges(caller, id);
  const asked = [
    () => getDeployment(stranger, id),
    () => updateDeployment(stranger, id, { routingVersion, description: "ours now" }),
    () => deleteDeployment(stranger, id),
    () => addVariant(stranger, id, { modelVersionId: model.id }),
    () => promoteVariant(stranger, id, { routingVersion, variantId }),
    () => setShares(stranger, id, { routingVersion, shares: [{ variantId, share: 1 }] }),
    () => revertChange(stranger, id, change?.id ?? "", { routingVersion }),
    () => listChanges(stranger, id),
    () => getTraffic(stranger, id),
    () => listRequests(stranger, id, { limit: 10 }),
    () => getRequest(stranger, id, "req_1"),
    () => createDeployment(stranger, { name: "not-theirs", variant: { modelVersionId: model.id } }),
  ];
  for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: "not_found" });
  expect((await getDeployment(caller, id)).routingVersion).toBe(routingVersion);
});

test("a promotion says who, from what, to what and why, and one click takes it back to the bucket", async () => {
  const { caller, deployment, variantId, createModel } = await createDeploymentWorld();
  const { id } = deployment;
  const second = await addVariant(caller, id, { modelVersionId: (await createModel()).id });
  const shared = await setShares(caller, id, {
    routingVersion: 1,
    shares: [
      { variantId, share: 0.9 },
      { variantId: second.id, share: 0.1 },
    ],
    fallbackVariantId: variantId,
  });
  const [oldRanges, newRanges] = [await rangesOf(variantId), await rangesOf(second.id)];
  const promoted = await promoteVariant(caller, id, { routingVersion: shared.routingVersion, variantId: second.id, reason: "+11 points" });
  expect(promoted.variants.map(({ share }) => share)).toEqual([1, 0]);
  expect(promoted.variants[1]).toMatchObject({ id: variantId, isFallback: true });

  const [change] = await listChanges(caller, id);
  expect(change).toMatchObject({ kind: "promoted", routingVersion: 3, reason: "+11 points", person: { name: "Ada" } });
  expect(change?.before).toContainEqual({ variantId: second.id, share: 0.1, isFallback: false });

  const back = await revertChange(caller, id, change?.id ?? "", { routingVersion: 3 });
  expect(back.routingVersion).toBe(4);
  expect([await rangesOf(variantId), await rangesOf(second.id)]).toEqual([oldRanges, newRanges]);
  expect((await listChanges(caller, id))[0]).toMatchObject({ kind: "reverted", routingVersion: 4 });
});

test("only the last move of the traffic is taken back: an older one would undo what somebody did since", async () => {
  const { caller, deployment, variantId, createModel } = await createDeploymentWorld();
  const { id } = deployment;
  const second = await addVariant(caller, id, { modelVersionId: (await createModel()).id });
  const third = await addVariant(caller, id, { modelVersionId: (await createModel()).id });
  await promoteVariant(caller, id, { routingVersion: 1, variantId: second.id });
  const [seen] = await listChanges(caller, id);
  await promoteVariant(caller, id, { routingVersion: 2, variantId: third.id });
  await updateDeployment(caller, id, { routingVersion: 3, logDays: 7 });
  const [, last] = await listChanges(caller, id);

  await expect(revertChange(caller, id, seen?.id ?? "", { routingVersion: 4 })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("moved again after this change"),
  });
  expect(await getDeployment(caller, id)).toMatchObject({ routingVersion: 4, variants: [{ id: third.id, share: 1 }, {}, {}] });
  // Settings move nobody, so they are not in the way.
  const back = await revertChange(caller, id, last?.id ?? "", { routingVersion: 4 });
  expect(back.variants.find(({ share }) => share === 1)?.id).toBe(second.id);
  expect(back.variants.find(({ id }) => id === variantId)?.share).toBe(0);
});

test("a change of settings moved nobody, so there is nothing to bring back", async () => {
  const { caller, deployment } = await createDeploymentWorld();
  await updateDeployment(caller, deployment.id, { routingVersion: 1, logDays: 7 });
  const [change] = await listChanges(caller, deployment.id);
  await expect(revertChange(caller, deployment.id, change?.id ?? "", { routingVersion: 2 })).rejects.toMatchObject({ code: "invalid" });
});

test("whoever saves settings over those that somebody saved meanwhile is told, and nothing is overwritten", async () => {
  const { caller, deployment } = await createDeploymentWorld();
  const { id, routingVersion } = deployment;
  await updateDeployment(caller, id, { routingVersion, logDays: 7 });
  await expect(updateDeployment(caller, id, { routingVersion, logDays: 30, timeoutMs: 60_000 })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("Somebody changed this deployment"),
  });
  expect(await getDeployment(caller, id)).toMatchObject({ routingVersion: 2, logDays: 7, timeoutMs: deployment.timeoutMs });
});

test("of two people who change at once, one wins and the other is told", async () => {
  const { caller, deployment, variantId, createModel } = await createDeploymentWorld();
  const second = await addVariant(caller, deployment.id, { modelVersionId: (await createModel()).id });
  const attempts = await Promise.allSettled([
    promoteVariant(caller, deployment.id, { routingVersion: 1, variantId: second.id }),
    promoteVariant(caller, deployment.id, { routingVersion: 1, variantId }),
  ]);
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(attempts.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  const { variants, routingVersion } = await getDeployment(caller, deployment.id);
  expect(variants.reduce((sum, { share }) => sum + share, 0)).toBe(1);
  expect(routingVersion).toBe(2);
});

test("shares that do not add up, and variants of nowhere, are refused", async () => {
  const { caller, deployment, variantId } = await createDeploymentWorld();
  const attempt = (shares: { variantId: string; share: number }[]) => setShares(caller, deployment.id, { routingVersion: 1, shares });
  await expect(attempt([{ variantId, share: 0.9 }])).rejects.toThrow("100%");
  await expect(
    attempt([
      { variantId, share: 0.5 },
      { variantId: "unknown", share: 0.5 },
    ]),
  ).rejects.toMatchObject({ code: "not_found" });
  expect((await getDeployment(caller, deployment.id)).routingVersion).toBe(1);
});

test("thirds make the whole", async () => {
  const { caller, deployment, variantId, createModel } = await createDeploymentWorld();
  const others = [
    await addVariant(caller, deployment.id, { modelVersionId: (await createModel()).id }),
    await addVariant(caller, deployment.id, { modelVersionId: (await createModel()).id }),
  ];
  const shares = [variantId, ...others.map(({ id }) => id)].map((id) => ({ variantId: id, share: 1 / 3 }));
  const { variants } = await setShares(caller, deployment.id, { routingVersion: 1, shares });
  expect(variants.map(({ share }) => share).toSorted()).toEqual([0.3333, 0.3333, 0.3334]);
});

test("an answer schema that is none is refused beside its field; a good one raises the routing version", async () => {
  const { caller, deployment } = await createDeploymentWorld();
  const wrong = updateDeployment(caller, deployment.id, { routingVersion: 1, answerSchema: { type: "nonsense" } });
  await expect(wrong).rejects.toMatchObject({ code: "invalid", fields: [{ field: "answerSchema" }] });
  const kept = await updateDeployment(caller, deployment.id, { routingVersion: 1, answerSchema: { type: "object" }, logDays: 7 });
  expect(kept).toMatchObject({ routingVersion: 2, answerSchema: { type: "object" }, logDays: 7 });
  expect((await updateDeployment(caller, deployment.id, { routingVersion: 2, answerSchema: null })).answerSchema).toBeNull();
});

test("what a variant asks with cannot take over the request itself", async () => {
  const { caller, deployment, model } = await createDeploymentWorld();
  const attempt = (parameters: Record<string, string>) => addVariant(caller, deployment.id, { modelVersionId: model.id, parameters });
  await expect(attempt({ model: "another" })).rejects.toThrow("the request's own");
  await expect(attempt({ "x-api-key": "1" })).rejects.toThrow("as the protocol writes them");
});

test("a baseline that is shown something for every question is not served without it", async () => {
  const { caller, deployment, model } = await createDeploymentWorld();
  await db.modelVersion.update({ where: { id: model.id }, data: { approach: "few_shot" } });
  await expect(addVariant(caller, deployment.id, { modelVersionId: model.id })).rejects.toMatchObject({ code: "invalid" });
});

test("a project that is deployed can be deleted with everything in it", async () => {
  const { caller, deployment } = await createDeploymentWorld();
  await deleteProject(caller);
  expect(await db.deployment.findUnique({ where: { id: deployment.id } })).toBeNull();
});

test("a log is gone before the transaction that takes its deployment", async () => {
  const { caller, deployment, record } = await createDeploymentWorld();
  await storeRecords([record(), record()]);
  const logged = () => db.requestLog.count({ where: { deploymentId: deployment.id } });
  expect(await logged()).toBe(2);
  const deleted = await db.$transaction(async (tx) => {
    await tx.$queryRaw`select id from "Deployment" where id = ${deployment.id} for update`;
    const deletion = deleteDeployment(caller, deployment.id);
    await expect.poll(logged).toBe(0);
    // Not awaited in here: it waits for this transaction.
    return { deletion };
  });
  await deleted.deletion;
  await expect(getDeployment(caller, deployment.id)).rejects.toMatchObject({ code: "not_found" });
});
