import "@/lib/testing/clone-database";
import OpenAI from "openai";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { db } from "@/lib/db/client";
import { createGatewayKey } from "@/lib/deployments/create-gateway-key";
import { getDeployment } from "@/lib/deployments/get-deployment";
import { getRequest } from "@/lib/deployments/get-request";
import { promoteVariant } from "@/lib/deployments/promote-variant";
import { revokeGatewayKey } from "@/lib/deployments/revoke-gateway-key";
import { setShares } from "@/lib/deployments/set-shares";
import { updateDeployment } from "@/lib/deployments/update-deployment";
import { connectTrainer, createGatewayWorld, upstreamKey } from "./testing/gateway-world";
import { type StartedGateway, startGateway } from "./testing/start-gateway";
import {
  answerWith,
  beginStream,
  cutOff,
  hang,
  refuseWith,
  sendChunk,
  startUpstream,
  streamWith,
  type Upstream,
} from "./testing/upstream-server";

let gateway: StartedGateway;
let upstream: Upstream;
let world: Awaited<ReturnType<typeof createGatewayWorld>>;

beforeAll(async () => {
  upstream = await startUpstream();
  gateway = await startGateway(process.env.DATABASE_URL ?? "");
});

beforeEach(async () => {
  upstream.reply = answerWith("Hello.");
  upstream.asked.length = 0;
  world = await createGatewayWorld(upstream.url, { systemPrompt: "Be brief." });
  await isServed(world.name, world.key);
});

afterAll(async () => {
  await gateway.remove();
  upstream.close();
});

const client = (apiKey = world.key, maxRetries = 0) => new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey, maxRetries, logLevel: "off" });
const messages = [{ role: "user" as const, content: "Where is my parcel?" }];
const ask = (change: object = {}) => client().chat.completions.create({ model: world.name, messages, ...change, stream: false });

/** A change is announced, so this takes a moment and not a poll. */
async function isServed(name: string, key: string) {
  await expect
    .poll(async () =>
      (
        await client(key)
          .models.list()
          .catch(() => null)
      )?.data.map(({ id }) => id),
    )
    .toContain(name);
}

const logged = (count = 1) =>
  expect
    .poll(() => db.requestLog.findMany({ where: { deploymentId: world.deployment.id }, include: { content: true } }))
    .toHaveLength(count);

async function theLog() {
  await logged();
  return db.requestLog.findFirstOrThrow({ where: { deploymentId: world.deployment.id }, include: { content: true } });
}

describe("the openai SDK", () => {
  test("gets an answer, and the request stands in the log with its text, tokens and price", async () => {
    const { data, request_id } = await ask().withResponse();
    expect(data.choices[0]?.message.content).toBe("Hello.");
    const row = await theLog();
    expect(row).toMatchObject({
      id: request_id,
      outcome: "ok",
      status: 200,
      attempts: 1,
      promptTokens: 7,
      completionTokens: 3,
      isStream: false,
    });
    expect(row.costUsd).toBeCloseTo((7 * 1_000 + 3 * 10_000) / 1e6);
    expect(row.content).toMatchObject({ answer: "Hello.", searched: "Where is my parcel?\nHello." });
    expect((await getDeployment(world.caller, world.deployment.id)).lastDay).toMatchObject({ requests: 1, failed: 0 });
  });

  test("passes every parameter on unchanged, to the digit, and only the model is another", async () => {
    const body = `{"model":"${world.name}","messages":[{"role":"system","content":"Mine."},{"role":"user","content":"\\u00e4"}], "temperature":1.0,"seed":9007199254740993,"logit_bias":{"5":-1e2},"unknown_future":{"a":[1,"}"]}}`;
    const headers = { authorization: `Bearer ${world.key}`, "content-type": "application/json" };
    expect((await fetch(`${gateway.url}/v1/chat/completions`, { method: "POST", headers, body })).status).toBe(200);
    expect(upstream.asked[0]?.text).toBe(body.replace(world.name, "ft:gpt-tiny:1").replace(', "temperature"', ',"temperature"'));
  });

  test("streams", async () => {
    upstream.reply = streamWith(["Your ", "parcel ", "is here."]);
    const stream = await client().chat.completions.create({ model: world.name, messages, stream: true });
    const pieces: string[] = [];
    for await (const chunk of stream) {
      pieces.push(chunk.choices[0]?.delta.content ?? "");
      // Asked for by the gateway to know the price, and not by this program.
      expect(chunk.usage ?? null).toBeNull();
    }
    expect(pieces.join("")).toBe("Your parcel is here.");
    expect(await theLog()).toMatchObject({
      isStream: true,
      promptTokens: 7,
      completionTokens: 3,
      content: { answer: "Your parcel is here." },
    });
  });

  test("streams with usage where the program asks for it", async () => {
    upstream.reply = streamWith(["Yes."]);
    const stream = await client().chat.completions.create({
      model: world.name,
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    let total = 0;
    for await (const chunk of stream) total = chunk.usage?.total_tokens ?? total;
    expect(total).toBe(10);
  });

  test("calls tools, whole and streamed", async () => {
    const tools = [
      { type: "function" as const, function: { name: "track", parameters: { type: "object", properties: { id: { type: "string" } } } } },
    ];
    const tool_calls = [{ id: "call_1", type: "function", function: { name: "track", arguments: '{"id":"7"}' } }];
    upstream.reply = answerWith(null, { tool_calls });
    const answer = await ask({ tools });
    expect(answer.choices[0]?.message.tool_calls).toMatchObject(tool_calls);
    expect(upstream.asked[0]?.body.tools).toEqual(tools);
    expect((await theLog()).content?.answer).toBe(JSON.stringify(tool_calls));

    upstream.reply = (asked, response) => {
      beginStream(response);
      sendChunk(response, asked, {
        role: "assistant",
        tool_calls: [{ index: 0, id: "call_1", type: "function", function: { name: "track", arguments: "" } }],
      });
      sendChunk(response, asked, { tool_calls: [{ index: 0, function: { arguments: '{"id"' } }] });
      sendChunk(response, asked, { tool_calls: [{ index: 0, function: { arguments: ':"7"}' } }] });
      sendChunk(response, asked, {}, "tool_calls");
      response.end("data: [DONE]\n\n");
    };
    const streamed = await client().chat.completions.stream({ model: world.name, messages, tools }).finalChatCompletion();
    expect(streamed.choices[0]?.message.tool_calls).toMatchObject(tool_calls);
  });

  test("asks for a JSON schema and gets it parsed", async () => {
    upstream.reply = answerWith('{"queue":"billing"}');
    const json_schema = { name: "triage", strict: true, schema: { type: "object", properties: { queue: { type: "string" } } } };
    const answer = await client().chat.completions.parse({
      model: world.name,
      messages,
      response_format: { type: "json_schema", json_schema },
    });
    expect(answer.choices[0]?.message.parsed).toEqual({ queue: "billing" });
    expect(upstream.asked[0]?.body.response_format).toEqual({ type: "json_schema", json_schema });
  });

  test("tries again by itself when a provider fails, and then has its answer", async () => {
    let failures = 0;
    upstream.reply = (asked, response) =>
      (failures++ < 3 ? refuseWith(500, { message: "broken" }) : answerWith("At last."))(asked, response);
    const answer = await client(world.key, 2).chat.completions.create({ model: world.name, messages });
    expect(answer.choices[0]?.message.content).toBe("At last.");
  });

  test("lists the deployments that the key may use, and no stranger's", async () => {
    const other = await createGatewayWorld(upstream.url);
    await isServed(other.name, other.key);
    expect((await client().models.list()).data.map(({ id }) => id)).toEqual([world.name]);
    expect(await client().models.retrieve(world.name)).toMatchObject({ object: "model" });
    await expect(client().models.retrieve(other.name)).rejects.toThrow(OpenAI.NotFoundError);
  });

  test("is told what is wrong in its own kinds of errors", async () => {
    const cases: [() => Promise<unknown>, new (...args: never[]) => Error, string][] = [
      [() => client("hone_gw_wrong").models.list(), OpenAI.AuthenticationError, "unknown or was revoked"],
      [() => ask({ model: "no-such" }), OpenAI.NotFoundError, "There is no deployment “no-such”"],
      [() => ask({ messages: [] }), OpenAI.BadRequestError, "messages"],
    ];
    for (const [attempt, kind, words] of cases) {
      const error = await attempt().then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(kind);
      expect(String(error)).toContain(words);
    }
  });
});

describe("who may ask", () => {
  test("a stranger's key does not reach the deployment", async () => {
    const other = await createGatewayWorld(upstream.url);
    await isServed(other.name, other.key);
    await expect(client(other.key).chat.completions.create({ model: world.name, messages })).rejects.toThrow(OpenAI.NotFoundError);
    expect(upstream.asked).toHaveLength(0);
  });

  test("a revoked key ends within a moment, an expired one at its moment", async () => {
    const expiring = await createGatewayKey(world.caller, { name: "short", expiresAt: new Date(Date.now() + 86_400_000) });
    await isServed(world.name, expiring.key);
    // Only now, or a slow start would find it expired already.
    await db.gatewayKey.update({ where: { id: expiring.id }, data: { expiresAt: new Date(Date.now() + 1_000) } });
    await revokeGatewayKey(world.caller, world.keyId);
    await expect.poll(() => ask().then(String, String)).toContain("unknown or was revoked");
    await expect.poll(() => client(expiring.key).models.list().then(String, String)).toContain("expired on");
  });

  test("a key that asks too often waits, one that spent its budget stops", async () => {
    const fast = await createGatewayKey(world.caller, { name: "fast", requestsPerMinute: 3 });
    await isServed(world.name, fast.key).catch(() => undefined);
    const attempts = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        client(fast.key)
          .models.list()
          .then(() => client(fast.key).chat.completions.create({ model: world.name, messages })),
      ),
    );
    const refused = attempts.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused.length).toBeGreaterThanOrEqual(2);
    expect(refused[0]).toBeInstanceOf(OpenAI.RateLimitError);
    expect(refused[0].headers.get("retry-after")).toMatch(/^\d+$/);

    // One answer costs $0.037.
    const poor = await createGatewayKey(world.caller, { name: "poor", monthlyBudgetUsd: 0.05 });
    await isServed(world.name, poor.key);
    const spend = () => client(poor.key).chat.completions.create({ model: world.name, messages });
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
    const second = await world.add(world.trainer.id, "ft:gpt-tiny:2", { systemPrompt: "Be kind.", parameters: { temperature: 0.3 } });
    const shares = [
      { variantId: world.variantId, share: 0.5 },
      { variantId: second.id, share: 0.5 },
    ];
    await setShares(world.caller, world.deployment.id, { routingVersion: 1, shares });
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
    const own = upstream.asked.filter(({ body }) => body.model === "ft:gpt-tiny:2").at(-1)?.body;
    expect(own).toMatchObject({ temperature: 0.3, messages: [{ role: "system", content: "Be kind." }, messages[0]] });
  });

  test("a promotion reaches the gateway without a request failing on the way", async () => {
    const second = await world.add(world.trainer.id, "ft:gpt-tiny:2");
    let isDone = false;
    const failures: unknown[] = [];
    const load = async () => {
      while (!isDone) await ask().catch((error: unknown) => failures.push(error));
    };
    const loads = [load(), load(), load()];
    await promoteVariant(world.caller, world.deployment.id, { routingVersion: 1, variantId: second.id });
    await expect.poll(() => upstream.asked.at(-1)?.body.model).toBe("ft:gpt-tiny:2");
    isDone = true;
    await Promise.all(loads);
    expect(failures).toEqual([]);
  });

  test("the fallback answers for a variant that fails; the log says whose request it was and who answered", async () => {
    const down = await connectTrainer("http://127.0.0.1:9/v1");
    const broken = await world.add(down.id, "ft:gone");
    await setShares(world.caller, world.deployment.id, {
      routingVersion: 1,
      shares: [{ variantId: broken.id, share: 1 }],
      fallbackVariantId: world.variantId,
    });
    await expect.poll(async () => (await ask().withResponse()).response.headers.get("x-hone-fallback")).toBe("1");
    await expect
      .poll(() => db.requestLog.findFirst({ where: { variantId: broken.id } }))
      .toMatchObject({ outcome: "ok", servedVariantId: world.variantId, attempts: 3 });
    const { lastDay } = await getDeployment(world.caller, world.deployment.id);
    expect(lastDay.fallbacks).toBeGreaterThanOrEqual(1);
  });
});

describe("a format that is enforced", () => {
  const schema = { type: "object", required: ["queue"], properties: { queue: { enum: ["billing", "shipping"] } } };

  beforeEach(async () => {
    await updateDeployment(world.caller, world.deployment.id, { routingVersion: 1, answerSchema: schema });
    upstream.reply = answerWith('{"queue":"billing"}');
    await expect
      .poll(async () => {
        await ask();
        return db.requestLog.count({ where: { deploymentId: world.deployment.id, format: "valid" } });
      })
      .toBeGreaterThan(0);
    await db.requestLog.deleteMany({ where: { deploymentId: world.deployment.id } });
    upstream.asked.length = 0;
  });

  test("is repaired once, with the reason, and the program only sees the repaired answer", async () => {
    let round = 0;
    upstream.reply = (asked, response) => answerWith(round++ === 0 ? '{"queue":"bills"}' : '{"queue":"billing"}')(asked, response);
    expect((await ask()).choices[0]?.message.content).toBe('{"queue":"billing"}');
    const repair = z.array(z.object({ role: z.string(), content: z.string() })).parse(upstream.asked[1]?.body.messages);
    expect(repair.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
    expect(repair.at(-1)?.content).toContain("must be one of: billing, shipping");
    await expect
      .poll(() => db.requestLog.findFirst({ where: { deploymentId: world.deployment.id, format: "repaired" } }))
      .toMatchObject({ outcome: "ok", attempts: 2, promptTokens: 14 });
  });

  test("is refused when the repair does not help, and counted", async () => {
    upstream.reply = answerWith("Billing, I think.");
    await expect(ask()).rejects.toThrow("does not keep the format");
    await expect
      .poll(() => db.requestLog.findFirst({ where: { deploymentId: world.deployment.id, outcome: "format_failed" } }))
      .toMatchObject({ status: 502, format: "invalid", attempts: 2 });
  });

  test("holds for streams too: they come when they are checked", async () => {
    let round = 0;
    upstream.reply = (asked, response) => answerWith(round++ === 0 ? "no" : '{"queue":"shipping"}')(asked, response);
    const stream = await client().chat.completions.create({
      model: world.name,
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
    expect(upstream.asked.every(({ body }) => body.stream === undefined)).toBe(true);
  });
});

describe("headers and secrets", () => {
  test("the provider gets its own key and nothing of the program's; the program gets nothing of the provider's", async () => {
    upstream.reply = (asked, response) => {
      response.setHeader("set-cookie", "session=1");
      response.setHeader("x-organization", "the-house");
      return answerWith("Hello.")(asked, response);
    };
    const answer = await ask({}).withResponse();
    expect(upstream.asked[0]?.headers.authorization).toBe(`Bearer ${upstreamKey}`);
    expect(Object.keys(upstream.asked[0]?.headers ?? {}).toSorted()).toEqual([
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
    upstream.reply = refuseWith(401, { message: `Incorrect API key provided: ${upstreamKey}` });
    const error = await ask().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ status: 502, code: "upstream_misconfigured" });
    upstream.reply = refuseWith(400, { message: `bad field, asked with ${upstreamKey}`, type: "invalid_request_error" });
    const refused = await ask().catch((reason: unknown) => reason);
    expect(refused).toMatchObject({ status: 400 });
    for (const told of [error, refused]) expect(JSON.stringify([told, String(told)])).not.toContain(upstreamKey);
    await logged(2);
    expect(JSON.stringify(await db.requestLog.findMany({ where: { deploymentId: world.deployment.id } }))).not.toContain(upstreamKey);
  });

  test("personal data is taken out before anything is stored, where the deployment says so", async () => {
    await updateDeployment(world.caller, world.deployment.id, { routingVersion: 1, redactsPersonal: true });
    upstream.reply = answerWith("I wrote to ada@example.org.");
    const content = "I am grace@example.org, where is it?";
    await expect
      .poll(async () => {
        await ask({ messages: [{ role: "user", content }] });
        return JSON.stringify(
          await db.requestContent.findMany({
            where: { log: { deploymentId: world.deployment.id } },
            orderBy: { requestId: "desc" },
            take: 1,
          }),
        );
      })
      .toContain("[email]");
    const last = await db.requestContent.findFirst({
      where: { log: { deploymentId: world.deployment.id } },
      orderBy: { requestId: "desc" },
    });
    expect(JSON.stringify(last)).not.toContain("grace@");
    expect(last?.answer).toBe("I wrote to [email].");
  });
});

describe("feedback", () => {
  const say = (body: object, key = world.key) =>
    fetch(`${gateway.url}/v1/feedback`, { method: "POST", headers: { authorization: `Bearer ${key}` }, body: JSON.stringify(body) });

  test("is kept with its request", async () => {
    const { request_id } = await ask().withResponse();
    const said = await say({ request_id, thumb: "down", correction: "It is at the door.", outcome: { name: "reopened" }, comment: "late" });
    expect(said.status).toBe(202);
    await expect
      .poll(async () => (await getRequest(world.caller, world.deployment.id, request_id ?? "").catch(() => null))?.feedback.length)
      .toBe(3);
    const { feedback } = await getRequest(world.caller, world.deployment.id, request_id ?? "");
    expect(feedback).toMatchObject([
      { kind: "thumb", value: 0, comment: "late" },
      { kind: "correction", text: "It is at the door." },
      { kind: "outcome", name: "reopened", value: 1 },
    ]);
  });

  test("about a stranger's request, about nothing, or saying nothing is refused", async () => {
    const other = await createGatewayWorld(upstream.url);
    await isServed(other.name, other.key);
    const { request_id } = await ask().withResponse();
    expect((await say({ request_id, thumb: "up" }, other.key)).status).toBe(404);
    expect((await say({ request_id: "req_made_up", thumb: "up" })).status).toBe(404);
    expect((await say({ request_id })).status).toBe(400);
    expect((await say({ request_id, thumb: "sideways" })).status).toBe(400);
  });
});

describe("what the outside does when it fails", () => {
  test("a provider that cuts the connection is asked once more, and then the program is told", async () => {
    upstream.reply = cutOff;
    await expect(ask()).rejects.toMatchObject({ status: 502, code: "upstream_failed" });
    expect(upstream.asked).toHaveLength(2);
    expect(await theLog()).toMatchObject({ outcome: "failed", status: 502, attempts: 2 });
  });

  test("a provider that hangs is not waited for longer than the deployment says, and not asked twice", async () => {
    await updateDeployment(world.caller, world.deployment.id, { routingVersion: 1, timeoutMs: 1_000 });
    upstream.reply = hang;
    // The change may still be on its way; before it arrives the program gives up itself.
    const attempt = async () => {
      upstream.asked.length = 0;
      const told = await client()
        .chat.completions.create({ model: world.name, messages }, { timeout: 4_000 })
        .catch((error: unknown) => error);
      return told instanceof OpenAI.APIError ? told.code : told;
    };
    await expect.poll(attempt).toBe("upstream_timeout");
    expect(upstream.asked).toHaveLength(1);
    await expect.poll(() => upstream.asked[0]?.isCutOff).toBe(true);
  });

  test("a provider that is overloaded is passed on with its word when to come back", async () => {
    upstream.reply = refuseWith(429, { message: "slow down" }, { "retry-after": "7" });
    const error = await ask().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OpenAI.RateLimitError);
    expect(error).toMatchObject({ code: "upstream_overloaded" });
  });

  test("half of an event is never given out: a stream that breaks ends in an error that the SDK throws", async () => {
    upstream.reply = (asked, response) => {
      beginStream(response);
      sendChunk(response, asked, { content: "Your parcel " });
      response.write('data: {"choices":[{"index":0,"delta":{"cont', () => response.destroy());
    };
    const stream = await client().chat.completions.create({ model: world.name, messages, stream: true });
    let text = "";
    const reading = (async () => {
      for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
    })();
    await expect(reading).rejects.toThrow("broke");
    expect(text).toBe("Your parcel ");
    expect(await theLog()).toMatchObject({ outcome: "failed", status: 502, content: { answer: "Your parcel " } });
  });

  test("a stream that ends without its end is not taken for whole", async () => {
    upstream.reply = (asked, response) => {
      beginStream(response);
      sendChunk(response, asked, { content: "Your" });
      response.end();
    };
    const stream = await client().chat.completions.create({ model: world.name, messages, stream: true });
    const reading = (async () => {
      for await (const _ of stream);
    })();
    await expect(reading).rejects.toThrow("broke off");
  });

  test("a program that leaves in the middle takes the provider's work with it, and is logged as such", async () => {
    upstream.reply = (asked, response) => {
      beginStream(response);
      const timer = setInterval(() => sendChunk(response, asked, { content: "and on " }), 20);
      response.once("close", () => clearInterval(timer));
    };
    const stream = await client().chat.completions.create({ model: world.name, messages, stream: true });
    for await (const _ of stream) break;
    stream.controller.abort();
    await expect.poll(() => upstream.asked[0]?.isCutOff).toBe(true);
    expect(await theLog()).toMatchObject({ outcome: "client_left", status: 499 });
  });

  test("an answer that is no completion, and one of another model, are noticed", async () => {
    upstream.reply = (_, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.end("<h1>Welcome to our proxy</h1>");
    };
    await expect(ask()).rejects.toMatchObject({ status: 502 });
    upstream.reply = answerWith("Hello.", {}, { model: "something-cheaper" });
    await ask();
    await logged(2);
    expect(await db.requestLog.findFirst({ where: { deploymentId: world.deployment.id, outcome: "ok" } })).toMatchObject({
      answeredModel: "something-cheaper",
    });
  });
});

test("every request is counted once, and the counters add up with the log", async () => {
  await Promise.all(Array.from({ length: 20 }, () => ask()));
  await Promise.allSettled([ask({ messages: [] }), ask({ model: "nobody" }), client("wrong").models.list()]);
  await logged(20);
  const text = await (await fetch(`${gateway.url}/metrics`)).text();
  expect(text).toContain(`hone_gateway_requests_total{deployment="${world.name}",result="ok"} 20`);
  expect(text).toContain(`hone_gateway_latency_seconds_count{deployment="${world.name}"} 20`);
  expect(text).toMatch(/hone_gateway_requests_total\{deployment="",result="model_not_found"\} \d+/);
  expect(text).toContain("hone_gateway_in_flight 0");
  const health = async () => (await fetch(`${gateway.url}/health`)).json();
  await expect.poll(health).toMatchObject({ status: "ok", database: "connected", spool: { dropped: 0 } });
});
