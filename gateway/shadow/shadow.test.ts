import "@/lib/testing/clone-database";
import OpenAI from "openai";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { getDeployment } from "@/lib/deployments/get-deployment";
import { promoteVariant } from "@/lib/deployments/promote-variant";
import { getShadow } from "@/lib/deployments/shadow/get-shadow";
import { setShadow } from "@/lib/deployments/shadow/set-shadow";
import { getSpending } from "@/lib/deployments/spending/get-spending";
import { updateDeployment } from "@/lib/deployments/update-deployment";
import { connectTrainer, createGatewayWorld } from "../testing/gateway-world";
import { type StartedGateway, startGateway } from "../testing/start-gateway";
import { answerWith, refuseWith, startUpstream, streamWith, type Upstream } from "../testing/upstream-server";

const mostAtOnce = 16;

let gateway: StartedGateway;
/** Who answers people, and who is asked in the shadow. */
let front: Upstream;
let behind: Upstream;
let world: Awaited<ReturnType<typeof createGatewayWorld>>;
let shadowId: string;

beforeAll(async () => {
  front = await startUpstream();
  behind = await startUpstream();
  gateway = await startGateway(process.env.DATABASE_URL ?? "");
});

beforeEach(async () => {
  front.reply = answerWith("Hello.");
  behind.reply = answerWith("Good day.");
  front.asked.length = 0;
  world = await createGatewayWorld(front.url);
  const trainer = await connectTrainer(behind.url);
  shadowId = (await world.add(trainer.id, "ft:gpt-tiny:2", { systemPrompt: "Be formal." })).id;
  await setShadow(world.caller, world.deployment.id, { routingVersion: 1, variantId: shadowId, share: 1 });
  // The gateway hears of it in a moment: until it says that it asked a shadow, it may not know of one.
  await expect
    .poll(async () => {
      await ask("Is anybody there?").catch(() => null);
      return (await fetch(`${gateway.url}/metrics`)).text();
    })
    .toContain(`hone_gateway_shadow_total{deployment="${world.name}",result="ok"}`);
  behind.asked.length = 0;
});

afterAll(async () => {
  await gateway.remove();
  front.close();
  behind.close();
});

const client = () => new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: world.key, maxRetries: 0, logLevel: "off" });
const ask = (content: string, model = world.name) =>
  client()
    .chat.completions.create({ model, messages: [{ role: "user", content }], user: "ada" })
    .withResponse();
const look = () => getShadow(world.caller, world.deployment.id);
/** What the shadow was asked about this question. */
const askedBehind = (content: string) => behind.asked.filter(({ text }) => text.includes(content));
const idsOf = (answers: { request_id: string | null }[]) => answers.map(({ request_id }) => request_id ?? "");
const storedOf = (ids: string[]) => db.shadowAnswer.findMany({ where: { id: { in: ids } } });

async function theShadowOf(id: string) {
  await expect.poll(() => storedOf([id])).toHaveLength(1);
  return db.shadowAnswer.findUniqueOrThrow({ where: { id } });
}

test("what was answered is asked the shadow too, as it would be served, and nobody gets its answer", async () => {
  const { data, request_id } = await ask("Where is my parcel?");
  expect(data.choices[0]?.message.content).toBe("Hello.");
  const id = request_id ?? "";
  expect(await theShadowOf(id)).toMatchObject({
    variantId: shadowId,
    servedVariantId: world.variantId,
    outcome: "ok",
    answer: "Good day.",
  });
  expect(askedBehind("Where is my parcel?").map(({ body }) => body)).toEqual([
    {
      model: "ft:gpt-tiny:2",
      user: "ada",
      messages: [
        { role: "system", content: "Be formal." },
        { role: "user", content: "Where is my parcel?" },
      ],
    },
  ]);
  // The text of the request stands in the log, which may arrive in another batch.
  const pairOf = async () => (await look()).pairs.find((pair) => pair.id === id);
  const pair = { question: "Where is my parcel?", servedAnswer: "Hello.", answer: "Good day." };
  await expect.poll(pairOf).toMatchObject(pair);
});

test("its answers count in no figure but the line of its own", async () => {
  const { request_id } = await ask("Count me once.");
  const shadow = await theShadowOf(request_id ?? "");
  expect(shadow.costUsd).toBeCloseTo(0.037);
  await expect.poll(async () => (await getDeployment(world.caller, world.deployment.id)).lastDay.requests).toBe(front.asked.length);
  const month = await db.gatewayKeyMonth.findFirstOrThrow({ where: { keyId: world.keyId } });
  expect(month).toMatchObject({ requests: front.asked.length, costUsd: expect.closeTo(0.037 * front.asked.length) });
  expect(await db.requestHour.count({ where: { deploymentId: world.deployment.id, variantId: shadowId } })).toBe(0);
  const read = () => getSpending(world.caller, world.deployment.id);
  expect((await read()).variants.find(({ variantId }) => variantId === shadowId)?.answersUsd).toBe(0);
  // Others that were asked before may arrive between the two looks.
  await expect.poll(async () => (await read()).shadowUsd - (await look()).month.costUsd).toBeCloseTo(0);
  expect((await read()).shadowUsd).toBeGreaterThanOrEqual(0.037);
});

test("a stream is mirrored without streaming", async () => {
  front.reply = streamWith(["Hel", "lo."]);
  const messages = [{ role: "user" as const, content: "Stream to me." }];
  const asked = await client().chat.completions.create({ model: world.name, messages, stream: true }).withResponse();
  let text = "";
  for await (const chunk of asked.data) text += chunk.choices[0]?.delta.content ?? "";
  expect(text).toBe("Hello.");
  expect(await theShadowOf(asked.request_id ?? "")).toMatchObject({ outcome: "ok", answer: "Good day." });
  expect(askedBehind("Stream to me.").map(({ body }) => [body.stream, body.stream_options])).toEqual([[undefined, undefined]]);
});

test("a shadow that fails is noted, and not asked again; who was served does not notice", async () => {
  behind.reply = refuseWith(500, { message: "broken" });
  const { data, request_id } = await ask("Does it break?");
  expect(data.choices[0]?.message.content).toBe("Hello.");
  expect(await theShadowOf(request_id ?? "")).toMatchObject({ outcome: "failed", servedOutcome: "ok", answer: null });
  expect(askedBehind("Does it break?")).toHaveLength(1);
});

test("what nobody could answer is asked the shadow too: it may be the better one", async () => {
  front.reply = refuseWith(400, { message: "no" });
  await expect(ask("Refuse me.")).rejects.toThrow(OpenAI.BadRequestError);
  front.reply = refuseWith(500, { message: "broken" });
  const failed = await ask("Fail me.").catch((error: unknown) => error);
  if (!(failed instanceof OpenAI.APIError)) throw new Error("This request was to fail.");
  expect(await theShadowOf(failed.requestID ?? "")).toMatchObject({ outcome: "ok", servedOutcome: "failed" });
  // The request itself was wrong: asking it elsewhere says nothing.
  expect(askedBehind("Refuse me.")).toHaveLength(0);
});

test("a shadow that hangs holds up nobody; what it has no room for is left out and counted", async () => {
  const held: (() => void)[] = [];
  let isReleased = false;
  behind.reply = async (asked, response) => {
    if (!isReleased) await new Promise<void>((resolve) => held.push(resolve));
    return answerWith("At last.")(asked, response);
  };
  const answers = [];
  for (let count = 0; count < mostAtOnce + 4; count++) answers.push(await ask("Are you busy?"));
  expect(answers.every(({ data }) => data.choices[0]?.message.content === "Hello.")).toBe(true);
  isReleased = true;
  // Those that are still on their way here find it released.
  for (const release of held) release();
  const ids = idsOf(answers);
  await expect.poll(async () => (await storedOf(ids)).length + (await look()).month.dropped).toBe(ids.length);
  const stored = await storedOf(ids);
  expect(stored.length).toBeLessThanOrEqual(mostAtOnce);
  expect(stored.length).toBeGreaterThan(0);
  expect(askedBehind("Are you busy?")).toHaveLength(stored.length);
});

test("what is wrong with its answer is kept as far as there is room, without half a letter", async () => {
  const { routingVersion } = await getDeployment(world.caller, world.deployment.id);
  const answerSchema = { type: "object", additionalProperties: false };
  await updateDeployment(world.caller, world.deployment.id, { routingVersion, answerSchema, formatMode: "observe" });
  // The reason quotes the name, and of its last letter half would fit.
  behind.reply = answerWith(JSON.stringify({ [`x${"\u{1f4e6}".repeat(1_500)}`]: 1 }));
  const reason = async () => {
    const { request_id } = await ask("Is it in shape?");
    return (await theShadowOf(request_id ?? "")).errorMessage?.length;
  };
  // The change may still be on its way.
  await expect.poll(reason).toBe(2_000);
});

test("a variant that gets traffic casts no shadow any more", async () => {
  const { routingVersion } = await getDeployment(world.caller, world.deployment.id);
  await promoteVariant(world.caller, world.deployment.id, { routingVersion, variantId: shadowId });
  expect((await look()).variantId).toBeNull();
  await expect.poll(async () => (await ask("Who are you?")).data.choices[0]?.message.content).toBe("Good day.");
});
