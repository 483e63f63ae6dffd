import "@/lib/testing/clone-database";
import "@/lib/testing/chat-trainer";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { chatTrainer } from "@/lib/testing/chat-trainer";
import { createCaller } from "@/lib/testing/factories";
import { createMeasuredWorld, type MeasuredWorld } from "@/lib/testing/measured-world";
import { sealCredentials } from "@/lib/trainers/seal-credentials";
import { addVariant } from "../add-variant";
import { createDeployment } from "../create-deployment";
import { getDeployment } from "../get-deployment";
import { listChanges } from "../list-changes";
import { promoteVariant } from "../promote-variant";
import type { Deployment } from "../schemas";
import { setShares } from "../set-shares";
import { readSpending } from "../spending/read-spending";
import { getParityCheck } from "./get-parity-check";
import { overrideParity } from "./override-parity";
import { runParity } from "./run-parity";
import { startParity } from "./start-parity";

let world: MeasuredWorld;
let deployment: Deployment;
let born = 0;

const alike = { value: 1, ci95: [0.8, 1], ci50: [0.9, 1], n: 16 };
const attempt = { isLast: false, signal: new AbortController().signal };
/** As the measured world says that its models answered. */
const right = ({ messages }: { messages: { content: string }[] }) => `Answer ${/\d+/.exec(messages.at(-1)?.content ?? "")?.[0]}`;

beforeAll(async () => {
  world = await createMeasuredWorld({ count: 20 });
});

/** Behind a prompt that needs no check. */
beforeEach(async () => {
  chatTrainer.reply = right;
  born += 1;
  const model = await world.register(`base ${born}`, "baseline");
  deployment = await createDeployment(world.caller, { name: `parity-${born}-${Date.now()}`, variant: { modelVersionId: model.id } });
});

async function addTrained(input: { systemPrompt?: string; parameters?: Record<string, number> } = {}) {
  const model = await world.register(`ft:${born}`);
  await world.measure(model.id, () => 1);
  return addVariant(world.caller, deployment.id, { modelVersionId: model.id, ...input });
}

/** The trainer of this test as a provider that bills. */
function connect(prices: object) {
  const id = crypto.randomUUID();
  const credentials = sealCredentials(env.secret, id, { apiKey: "sk-of-this-test" });
  return db.trainer.create({ data: { id, kind: "openai_compatible", name: `Bills ${id}`, baseUrl: env.trainerUrl, credentials, prices } });
}

const seeCheck = (variantId: string, caller: Caller = world.caller) => getParityCheck(caller, deployment.id, variantId);
const runCheck = async (variantId: string, how = attempt) => {
  const check = await seeCheck(variantId);
  await runParity({ checkId: check?.id ?? "" }, how);
  return seeCheck(variantId);
};
const promote = async (variantId: string) => {
  const { routingVersion } = await getDeployment(world.caller, deployment.id);
  return promoteVariant(world.caller, deployment.id, { routingVersion, variantId });
};

test("a trained variant takes no traffic until its answers were held against its trainer's", async () => {
  const variant = await addTrained();
  expect(variant.parity?.status).toBe("queued");
  await expect(promote(variant.id)).rejects.toThrow("is being checked");
  const shares = deployment.variants.map(({ id }) => ({ variantId: id, share: 1 }));
  const asFallback = { routingVersion: 1, shares, fallbackVariantId: variant.id };
  await expect(setShares(world.caller, deployment.id, asFallback)).rejects.toThrow("is being checked");

  const check = await runCheck(variant.id);
  expect(check).toMatchObject({ status: "passed", hasRecord: true, verdict: { findings: [], same: { value: 1, n: 16 } } });
  // The trainer's first answers are those of the evaluation.
  expect(chatTrainer.asked).toHaveLength(32);
  expect((await promote(variant.id)).variants[0]).toMatchObject({ id: variant.id, share: 1 });

  await runParity({ checkId: check?.id ?? "" }, attempt);
  expect(chatTrainer.asked).toHaveLength(32);
});

test("what a check asks is booked, and what has no price is counted as such", async () => {
  const variant = await addTrained();
  const [dear, unpriced] = await Promise.all([
    connect({ "hone-tiny": { input: 1_000, output: 10_000 } }),
    connect({ "another model": { input: 1, output: 1 } }),
  ]);
  await db.modelVersion.update({ where: { id: variant.modelVersion.id }, data: { trainerId: dear.id } });
  expect((await runCheck(variant.id))?.status).toBe("passed");
  // Of each question the trainer's second answer and that of the gateway's way; seven tokens are read and three written.
  const each = (7 * 1_000 + 3 * 10_000) / 1e6;
  // Of a month that is ten days old, so that there is a pace.
  const now = new Date();
  const [first, tenth] = [1, 11].map((day) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), day)));
  await db.deployment.update({ where: { id: deployment.id }, data: { createdAt: first } });
  const [{ spending } = { spending: null }] = await readSpending(world.caller.projectId, deployment.id, tenth);
  expect(spending?.checksUsd).toBeCloseTo(32 * each, 9);
  expect(spending?.spentUsd).toBeCloseTo(32 * each, 9);
  // It comes with a variant, not day after day.
  expect(spending?.expectedUsd).toBeCloseTo(32 * each, 9);

  const other = await addTrained();
  await db.modelVersion.update({ where: { id: other.modelVersion.id }, data: { trainerId: unpriced.id } });
  await runCheck(other.id);
  const checks = await db.parityCheck.findMany({ where: { variantId: other.id } });
  expect(checks).toMatchObject([{ tokens: 320, costUsd: 0, unpriced: 32 }]);
});

test("a new deployment answers once its first variant has passed, and by itself", async () => {
  const model = await world.register(`ft:first ${born}`);
  const made = await createDeployment(world.caller, { name: `first-${Date.now()}`, variant: { modelVersionId: model.id } });
  expect(made.variants).toMatchObject([{ share: 0, parity: { status: "queued" } }]);
  deployment = made;
  const check = await runCheck(made.variants[0]?.id ?? "");
  // Nobody measured it, so its trainer is asked twice.
  expect(check).toMatchObject({ status: "passed", hasRecord: false });
  expect(chatTrainer.asked).toHaveLength(48);
  expect((await getDeployment(world.caller, made.id)).variants).toMatchObject([{ share: 1 }]);
  await runParity({ checkId: check?.id ?? "" }, attempt);
  expect(await listChanges(world.caller, made.id)).toMatchObject([
    { kind: "promoted", person: null },
    { kind: "created", after: [] },
  ]);
});

test("a new deployment whose traffic somebody has given away already is left as it is", async () => {
  const model = await world.register(`ft:late ${born}`);
  const made = await createDeployment(world.caller, { name: `late-${Date.now()}`, variant: { modelVersionId: model.id } });
  deployment = made;
  const base = await world.register(`base of late ${born}`, "baseline");
  const prompted = await addVariant(world.caller, made.id, { modelVersionId: base.id });
  await promote(prompted.id);
  expect((await runCheck(made.variants[0]?.id ?? ""))?.status).toBe("passed");
  expect((await getDeployment(world.caller, made.id)).variants[0]).toMatchObject({ id: prompted.id, share: 1 });
});

test("a first variant that is asked by another name since it passed waits for a person, and its job ends", async () => {
  const model = await world.register(`ft:renamed ${born}`);
  const made = await createDeployment(world.caller, { name: `renamed-${Date.now()}`, variant: { modelVersionId: model.id } });
  deployment = made;
  const variantId = made.variants[0]?.id ?? "";
  const check = await seeCheck(variantId);
  const verdict = { findings: [], sentence: "It passed.", detail: "", same: alike, itself: alike };
  await db.parityCheck.update({ where: { id: check?.id ?? "" }, data: { status: "passed", servedModel: "what it was called", verdict } });
  await runParity({ checkId: check?.id ?? "" }, attempt);
  expect((await getDeployment(world.caller, made.id)).variants).toMatchObject([{ share: 0 }]);
});

test("a mismatch stops it in words, with the pairs; a lead lets it through with a reason that stands in the history", async () => {
  chatTrainer.reply = (asked) => (asked.messages[0]?.role === "system" ? "Arr!" : right(asked));
  const variant = await addTrained({ systemPrompt: "Talk like a pirate." });
  const check = await runCheck(variant.id);
  expect(check?.status).toBe("stopped");
  expect(check?.verdict?.findings.map(({ kind }) => kind)).toEqual(["instruction", "answers"]);
  expect(check?.cases[0]).toMatchObject({ served: "Arr!", isSame: false, again: expect.stringMatching(/^Answer/) });
  await expect(promote(variant.id)).rejects.toThrow("would be asked with “Talk like a pirate.”");

  const given = { routingVersion: 1, checkId: check?.id ?? "", reason: "It is for a pirates' feast" };
  await expect(overrideParity(world.caller, deployment.id, variant.id, { ...given, reason: " " })).rejects.toThrow("Say why");
  await expect(overrideParity(world.caller, deployment.id, variant.id, { ...given, routingVersion: 7 })).rejects.toMatchObject({
    code: "conflict",
  });
  await overrideParity(world.caller, deployment.id, variant.id, given);
  await expect(overrideParity(world.caller, deployment.id, variant.id, { ...given, routingVersion: 2 })).rejects.toThrow("Nothing stops");
  expect(await listChanges(world.caller, deployment.id)).toMatchObject([
    { kind: "overridden", reason: expect.stringContaining("pirates' feast"), person: { id: world.caller.userId } },
    { kind: "created" },
  ]);
  expect((await promote(variant.id)).variants[0]).toMatchObject({ id: variant.id, share: 1 });
});

test("what a variant sets for every request takes part, except what makes answers a matter of chance", async () => {
  chatTrainer.reply = (asked) => right(asked).slice(0, asked.maxTokens);
  const cut = await addTrained({ parameters: { max_tokens: 3 } });
  expect(await runCheck(cut.id)).toMatchObject({ status: "stopped", verdict: { findings: [{ kind: "answers" }] } });
  const warm = await addVariant(world.caller, deployment.id, { modelVersionId: cut.modelVersion.id, parameters: { temperature: 1 } });
  expect((await runCheck(warm.id))?.status).toBe("passed");
});

test("an endpoint that no longer answers as it was measured is stopped", async () => {
  const variant = await addTrained();
  chatTrainer.reply = () => "I am somebody else.";
  expect(await runCheck(variant.id)).toMatchObject({ status: "stopped", verdict: { findings: [{ kind: "record" }] } });
});

test("a check that was interrupted asks only what is missing; one that cannot be carried out says why, and can be made again", async () => {
  const variant = await addTrained();
  let left = 10;
  chatTrainer.reply = (asked) => (left-- > 0 ? right(asked) : { status: 503, message: "Away." });
  await expect(runCheck(variant.id)).rejects.toThrow();
  expect((await seeCheck(variant.id))?.status).toBe("running");
  chatTrainer.asked.length = 0;
  chatTrainer.reply = right;
  expect((await runCheck(variant.id))?.status).toBe("passed");
  expect(chatTrainer.asked).toHaveLength(22);

  const other = await addVariant(world.caller, deployment.id, { modelVersionId: variant.modelVersion.id });
  chatTrainer.reply = () => ({ status: 503, message: "Away." });
  await expect(runCheck(other.id, { ...attempt, isLast: true })).resolves.toMatchObject({ status: "failed" });
  await expect(promote(other.id)).rejects.toThrow("could not be checked");
  chatTrainer.reply = right;
  const again = await startParity(world.caller, deployment.id, other.id);
  expect((await startParity(world.caller, deployment.id, other.id)).id).toBe(again.id);
  expect((await runCheck(other.id))?.status).toBe("passed");
});

test("what has served may come back at any time, whatever is found later", async () => {
  const variant = await addTrained();
  await runCheck(variant.id);
  await promote(variant.id);
  await promote(deployment.variants[0]?.id ?? "");
  await startParity(world.caller, deployment.id, variant.id);
  expect((await promote(variant.id)).variants[0]).toMatchObject({ id: variant.id, share: 1 });
});

test("whoever is asked by another name now has to be checked again", async () => {
  const variant = await addTrained();
  await runCheck(variant.id);
  await db.modelVersion.update({ where: { id: variant.modelVersion.id }, data: { deploymentName: "elsewhere" } });
  await expect(promote(variant.id)).rejects.toThrow("is asked as elsewhere now");
});

test("where nothing was trained, or there is nothing to ask, it says so and blocks nobody", async () => {
  expect(deployment.variants[0]).toMatchObject({ share: 1, parity: { status: "not_needed" } });
  expect(deployment.variants[0]?.parity?.sentence).toContain("Nothing was trained");
  const empty = await createMeasuredWorld({ count: 3 });
  const model = await empty.register("ft:of a small project");
  const made = await createDeployment(empty.caller, { name: `small-${Date.now()}`, variant: { modelVersionId: model.id } });
  expect(made.variants[0]).toMatchObject({ share: 1, parity: { status: "not_needed" } });
  expect(made.variants[0]?.parity?.sentence).toContain("It takes 8 questions");
});

test("to a stranger there is no check", async () => {
  const variant = await addTrained();
  const stranger = await createCaller("lead");
  const { id: checkId } = (await seeCheck(variant.id)) ?? { id: "" };
  const asked = [
    () => seeCheck(variant.id, stranger),
    () => startParity(stranger, deployment.id, variant.id),
    () => overrideParity(stranger, deployment.id, variant.id, { routingVersion: 1, checkId, reason: "ours" }),
  ];
  for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: "not_found" });
});
