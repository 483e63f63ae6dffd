import "@/lib/testing/clone-database";
import OpenAI from "openai";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { db } from "@/lib/db/client";
import { createGatewayKey } from "@/lib/deployments/create-gateway-key";
import { getDeployment } from "@/lib/deployments/get-deployment";
import { promoteVariant } from "@/lib/deployments/promote-variant";
import { revokeGatewayKey } from "@/lib/deployments/revoke-gateway-key";
import { setShares } from "@/lib/deployments/set-shares";
import { updateDeployment } from "@/lib/deployments/update-deployment";
import { connectTrainer, createGatewayWorld, upstreamKey } from "./testing/gateway-world";
import { prepareGateway } from "./testing/prepare-gateway";
import { answerWith, refuseWith } from "./testing/upstream-server";

const stage = prepareGateway();
const { messages, client, ask, isServed, logged } = stage;

describe("who may ask", () => {
  test("a stranger's key does not reach the deployment", async () => {
    const other = await createGatewayWorld(stage.upstream.url);
    await isServed(other.name, other.key);
    await expect(client(other.key).chat.completions.create({ model: stage.world.name, messages })).rejects.toThrow(OpenAI.NotFoundError);
    expect(stage.upstream.asked).toHaveLength(0);
  });

  test("a revoked key ends within a moment, an expired one at its moment", async () => {
    const expiring = await createGatewayKey(stage.world.caller, { name: "short", expiresAt: new Date(Date.now() + 86_400_000) });
    await isServed(stage.world.name, expiring.key);
    // Only now, or a slow start would find it expired already.
    await db.gatewayKey.update({ where: { id: expiring.id }, data: { expiresAt: new Date(Date.now() + 1_000) } });
    await revokeGatewayKey(stage.world.caller, stage.world.keyId);
    await expect.poll(() => ask().then(String, String)).toContain("unknown or was revoked");
    await expect.poll(() => client(expiring.key).models.list().then(String, String)).toContain("expired on");
  });

  test("a key that asks too often waits, one that spent its budget stops", async () => {
    const fast = await createGatewayKey(stage.world.caller, { name: "fast", requestsPerMinute: 3 });
    await isServed(stage.world.name, fast.key).catch(() => undefined);
    const attempts = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        client(fast.key)
          .models.list()
          .then(() => client(fast.key).chat.completions.create({ model: stage.world.name, messages })),
      ),
    );
    const refused = attempts.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused.length).toBeGreaterThanOrEqual(2);
    expect(refused[0]).toBeInstanceOf(OpenAI.RateLimitError);
    expect(refused[0].headers.get("retry-after")).toMatch(/^\d+$/);

    // One answer costs $0.037.
    const poor = await createGatewayKey(stage.world.caller, { name: "poor", monthlyBudgetUsd: 0.05 });
    await isServed(stage.world.name, poor.key);
    const spend = () => client(poor.key).chat.completions.create({ model: stage.world.name, messages });
    await spend();
    await spend();
    await expect(spend()).rejects.toThrow("spent its budget");
    // Neither does it begin anew when what was spent has arrived in the database.
    await expect.poll(() => db.gatewayKeyMonth.findFirst({ where: { keyId: poor.id } })).toMatchObject({ requests: 2 });
    await expect(spend()).rejects.toThrow("spent its budget");
  });
});

describe("variants", () => {
  test("a person stays with their variant, shares arrive as planned, and each is asked with its own prompt and parameters", async () => {
    const second = await stage.world.add(stage.world.trainer.id, "ft:gpt-tiny:2", {
      systemPrompt: "Be kind.",
      parameters: { temperature: 0.3 },
    });
    const shares = [
      { variantId: stage.world.variantId, share: 0.5 },
      { variantId: second.id, share: 0.5 },
    ];
    await setShares(stage.world.caller, stage.world.deployment.id, { routingVersion: 1, shares });
    const askAs = async (user: string) => (await ask({ user }).withResponse()).response.headers.get("x-hone-variant");
    // Sixty people: that all of them fall to one of two halves happens once in 2^59. Of eight it happens once in 128.
    const users = Array.from({ length: 60 }, (_, index) => `user-${index}`);
    await expect.poll(() => Promise.all(users.map(askAs))).toContain("2");
    const first = await Promise.all(users.map(askAs));
    expect(await Promise.all(users.map(askAs))).toEqual(first);
    const toSecond = first.filter((number) => number === "2").length;
    // Fewer than ten on either side once in thirty million times.
    expect(toSecond).toBeGreaterThan(9);
    expect(toSecond).toBeLessThan(51);
    const own = stage.upstream.asked.filter(({ body }) => body.model === "ft:gpt-tiny:2").at(-1)?.body;
    expect(own).toMatchObject({ temperature: 0.3, messages: [{ role: "system", content: "Be kind." }, messages[0]] });
  });

  test("a promotion reaches the gateway without a request failing on the way", async () => {
    const second = await stage.world.add(stage.world.trainer.id, "ft:gpt-tiny:2");
    let isDone = false;
    const failures: unknown[] = [];
    const load = async () => {
      while (!isDone) await ask().catch((error: unknown) => failures.push(error));
    };
    const loads = [load(), load(), load()];
    await promoteVariant(stage.world.caller, stage.world.deployment.id, { routingVersion: 1, variantId: second.id });
    await expect.poll(() => stage.upstream.asked.at(-1)?.body.model).toBe("ft:gpt-tiny:2");
    isDone = true;
    await Promise.all(loads);
    expect(failures).toEqual([]);
  });

  test("the fallback answers for a variant that fails; the log says whose request it was and who answered", async () => {
    const down = await connectTrainer("http://127.0.0.1:9/v1");
    const broken = await stage.world.add(down.id, "ft:gone");
    await setShares(stage.world.caller, stage.world.deployment.id, {
      routingVersion: 1,
      shares: [{ variantId: broken.id, share: 1 }],
      fallbackVariantId: stage.world.variantId,
    });
    await expect.poll(async () => (await ask().withResponse()).response.headers.get("x-hone-fallback")).toBe("1");
    await expect
      .poll(() => db.requestLog.findFirst({ where: { variantId: broken.id } }))
      .toMatchObject({ outcome: "ok", servedVariantId: stage.world.variantId, attempts: 3 });
    const { lastDay } = await getDeployment(stage.world.caller, stage.world.deployment.id);
    expect(lastDay.fallbacks).toBeGreaterThanOrEqual(1);
  });
});

describe("a format that is enforced", () => {
  const schema = { type: "object", required: ["queue"], properties: { queue: { enum: ["billing", "shipping"] } } };

  beforeEach(async () => {
    await updateDeployment(stage.world.caller, stage.world.deployment.id, { routingVersion: 1, answerSchema: schema });
    stage.upstream.reply = answerWith('{"queue":"billing"}');
    await expect
      .poll(async () => {
        await ask();
        return db.requestLog.count({ where: { deploymentId: stage.world.deployment.id, format: "valid" } });
      })
      .toBeGreaterThan(0);
    await db.requestLog.deleteMany({ where: { deploymentId: stage.world.deployment.id } });
    stage.upstream.asked.length = 0;
  });

  test("is repaired once, with the reason, and the program only sees the repaired answer", async () => {
    let round = 0;
    stage.upstream.reply = (asked, response) => answerWith(round++ === 0 ? '{"queue":"bills"}' : '{"queue":"billing"}')(asked, response);
    expect((await ask()).choices[0]?.message.content).toBe('{"queue":"billing"}');
    const repair = z.array(z.object({ role: z.string(), content: z.string() })).parse(stage.upstream.asked[1]?.body.messages);
    expect(repair.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
    expect(repair.at(-1)?.content).toContain("must be one of: billing, shipping");
    await expect
      .poll(() => db.requestLog.findFirst({ where: { deploymentId: stage.world.deployment.id, format: "repaired" } }))
      .toMatchObject({ outcome: "ok", attempts: 2, promptTokens: 14 });
  });

  test("is refused when the repair does not help, and counted", async () => {
    stage.upstream.reply = answerWith("Billing, I think.");
    await expect(ask()).rejects.toThrow("does not keep the format");
    await expect
      .poll(() => db.requestLog.findFirst({ where: { deploymentId: stage.world.deployment.id, outcome: "format_failed" } }))
      .toMatchObject({ status: 502, format: "invalid", attempts: 2 });
  });

  test("holds for streams too: they come when they are checked", async () => {
    let round = 0;
    stage.upstream.reply = (asked, response) => answerWith(round++ === 0 ? "no" : '{"queue":"shipping"}')(asked, response);
    const stream = await client().chat.completions.create({
      model: stage.world.name,
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = "";
    let tokens = 0;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? "";
      tokens = chunk.usage?.total_tokens ?? tokens;
    }
    expect([text, tokens]).toEqual(['{"queue":"shipping"}', 10]);
    expect(stage.upstream.asked.every(({ body }) => body.stream === undefined)).toBe(true);
  });
});

describe("headers and secrets", () => {
  test("the provider gets its own key and nothing of the program's; the program gets nothing of the provider's", async () => {
    stage.upstream.reply = (asked, response) => {
      response.setHeader("set-cookie", "session=1");
      response.setHeader("x-organization", "the-house");
      return answerWith("Hello.")(asked, response);
    };
    const answer = await ask({}).withResponse();
    expect(stage.upstream.asked[0]?.headers.authorization).toBe(`Bearer ${upstreamKey}`);
    expect(Object.keys(stage.upstream.asked[0]?.headers ?? {}).toSorted()).toEqual([
      "authorization",
      "connection",
      "content-length",
      "content-type",
      "host",
      "user-agent",
    ]);
    expect(answer.response.headers.get("set-cookie")).toBeNull();
    expect(answer.response.headers.get("x-organization")).toBeNull();
  });

  test("a provider that quotes the key in its error does not give it away, and is not blamed on the program", async () => {
    stage.upstream.reply = refuseWith(401, { message: `Incorrect API key provided: ${upstreamKey}` });
    const error = await ask().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ status: 502, code: "upstream_misconfigured" });
    stage.upstream.reply = refuseWith(400, { message: `bad field, asked with ${upstreamKey}`, type: "invalid_request_error" });
    const refused = await ask().catch((reason: unknown) => reason);
    expect(refused).toMatchObject({ status: 400 });
    for (const told of [error, refused]) expect(JSON.stringify([told, String(told)])).not.toContain(upstreamKey);
    await logged(2);
    expect(JSON.stringify(await db.requestLog.findMany({ where: { deploymentId: stage.world.deployment.id } }))).not.toContain(upstreamKey);
  });

  test("personal data is taken out before anything is stored, where the deployment says so", async () => {
    await updateDeployment(stage.world.caller, stage.world.deployment.id, { routingVersion: 1, redactsPersonal: true });
    stage.upstream.reply = answerWith("I wrote to ada@example.org.");
    const content = "I am grace@example.org, where is it?";
    await expect
      .poll(async () => {
        await ask({ messages: [{ role: "user", content }] });
        return JSON.stringify(
          await db.requestContent.findMany({
            where: { log: { deploymentId: stage.world.deployment.id } },
            orderBy: { requestId: "desc" },
            take: 1,
          }),
        );
      })
      .toContain("[email]");
    const last = await db.requestContent.findFirst({
      where: { log: { deploymentId: stage.world.deployment.id } },
      orderBy: { requestId: "desc" },
    });
    expect(JSON.stringify(last)).not.toContain("grace@");
    expect(last?.answer).toBe("I wrote to [email].");
  });
});

test("every request is counted once, and the counters add up with the log", async () => {
  await Promise.all(Array.from({ length: 20 }, () => ask()));
  await Promise.allSettled([ask({ messages: [] }), ask({ model: "nobody" }), client("wrong").models.list()]);
  await logged(20);
  const text = await (await fetch(`${stage.gateway.url}/metrics`)).text();
  expect(text).toContain(`hone_gateway_requests_total{deployment="${stage.world.name}",result="ok"} 20`);
  expect(text).toContain(`hone_gateway_latency_seconds_count{deployment="${stage.world.name}"} 20`);
  expect(text).toMatch(/hone_gateway_requests_total\{deployment="",result="model_not_found"\} \d+/);
  expect(text).toContain("hone_gateway_in_flight 0");
  const health = async () => (await fetch(`${stage.gateway.url}/health`)).json();
  await expect.poll(health).toMatchObject({ status: "ok", database: "connected", spool: { dropped: 0 } });
});
