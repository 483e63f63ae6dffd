import "@/lib/testing/clone-database";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { getDeployment } from "@/lib/deployments/get-deployment";
import { getRequest } from "@/lib/deployments/get-request";
import { promoteVariant } from "@/lib/deployments/promote-variant";
import { connectTrainer, createGatewayWorld } from "./testing/gateway-world";
import { prepareGateway } from "./testing/prepare-gateway";
import { answerWith, beginStream, refuseWith, sendChunk, streamWith } from "./testing/upstream-server";

const stage = prepareGateway();
const { messages, client, ask, isServed, theLog } = stage;

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
    expect((await getDeployment(stage.world.caller, stage.world.deployment.id)).lastDay).toMatchObject({ requests: 1, failed: 0 });
  });

  test("passes every parameter on unchanged, to the digit, and only the model is another", async () => {
    const body = `{"model":"${stage.world.name}","messages":[{"role":"system","content":"Mine."},{"role":"user","content":"\\u00e4"}], "temperature":1.0,"seed":9007199254740993,"logit_bias":{"5":-1e2},"unknown_future":{"a":[1,"}"]}}`;
    const headers = { authorization: `Bearer ${stage.world.key}`, "content-type": "application/json" };
    expect((await fetch(`${stage.gateway.url}/v1/chat/completions`, { method: "POST", headers, body })).status).toBe(200);
    expect(stage.upstream.asked[0]?.text).toBe(
      body.replace(stage.world.name, "ft:gpt-tiny:1").replace(', "temperature"', ',"temperature"'),
    );
  });

  test("streams", async () => {
    stage.upstream.reply = streamWith(["Your ", "parcel ", "is here."]);
    const stream = await client().chat.completions.create({ model: stage.world.name, messages, stream: true });
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

  test("streams from a provider that tells no tokens: the log knows none, budgets count a guess, and sums say what they lack", async () => {
    const trainer = await connectTrainer(stage.upstream.url, "openai_compatible");
    const { id } = await stage.world.add(trainer.id, "ft:gpt-tiny:2");
    await promoteVariant(stage.world.caller, stage.world.deployment.id, { routingVersion: 1, variantId: id });
    stage.upstream.reply = streamWith(["Your parcel ", "is here."]);
    const ours = { deploymentId: stage.world.deployment.id, variantId: id };
    const listen = async () => {
      const stream = await client().chat.completions.create({ model: stage.world.name, messages, stream: true });
      for await (const _ of stream);
      return db.requestLog.findFirst({ where: ours });
    };
    // The change may still be on its way.
    await expect.poll(listen).toMatchObject({ outcome: "ok", promptTokens: null, completionTokens: null, costUsd: null });
    expect((await db.gatewayKeyMonth.findFirstOrThrow({ where: { keyId: stage.world.keyId } })).estimatedUsd).toBeGreaterThan(0);
    expect((await db.requestHour.aggregate({ where: ours, _sum: { unpriced: true } }))._sum.unpriced).toBeGreaterThan(0);
  });

  test("streams with usage where the program asks for it", async () => {
    stage.upstream.reply = streamWith(["Yes."]);
    const stream = await client().chat.completions.create({
      model: stage.world.name,
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
    stage.upstream.reply = answerWith(null, { tool_calls });
    const answer = await ask({ tools });
    expect(answer.choices[0]?.message.tool_calls).toMatchObject(tool_calls);
    expect(stage.upstream.asked[0]?.body.tools).toEqual(tools);
    expect((await theLog()).content?.answer).toBe(JSON.stringify(tool_calls));

    stage.upstream.reply = (asked, response) => {
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
    const streamed = await client().chat.completions.stream({ model: stage.world.name, messages, tools }).finalChatCompletion();
    expect(streamed.choices[0]?.message.tool_calls).toMatchObject(tool_calls);
  });

  test("asks for a JSON schema and gets it parsed", async () => {
    stage.upstream.reply = answerWith('{"queue":"billing"}');
    const json_schema = { name: "triage", strict: true, schema: { type: "object", properties: { queue: { type: "string" } } } };
    const answer = await client().chat.completions.parse({
      model: stage.world.name,
      messages,
      response_format: { type: "json_schema", json_schema },
    });
    expect(answer.choices[0]?.message.parsed).toEqual({ queue: "billing" });
    expect(stage.upstream.asked[0]?.body.response_format).toEqual({ type: "json_schema", json_schema });
  });

  test("tries again by itself when a provider fails, and then has its answer", async () => {
    let failures = 0;
    stage.upstream.reply = (asked, response) =>
      (failures++ < 3 ? refuseWith(500, { message: "broken" }) : answerWith("At last."))(asked, response);
    const answer = await client(stage.world.key, 2).chat.completions.create({ model: stage.world.name, messages });
    expect(answer.choices[0]?.message.content).toBe("At last.");
  });

  test("lists the deployments that the key may use, and no stranger's", async () => {
    const other = await createGatewayWorld(stage.upstream.url);
    await isServed(other.name, other.key);
    expect((await client().models.list()).data.map(({ id }) => id)).toEqual([stage.world.name]);
    expect(await client().models.retrieve(stage.world.name)).toMatchObject({ object: "model" });
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

describe("feedback", () => {
  const say = (body: object, key = stage.world.key) =>
    fetch(`${stage.gateway.url}/v1/feedback`, { method: "POST", headers: { authorization: `Bearer ${key}` }, body: JSON.stringify(body) });

  test("is kept with its request", async () => {
    const { request_id } = await ask().withResponse();
    const said = await say({ request_id, thumb: "down", correction: "It is at the door.", outcome: { name: "reopened" }, comment: "late" });
    expect(said.status).toBe(202);
    await expect
      .poll(
        async () => (await getRequest(stage.world.caller, stage.world.deployment.id, request_id ?? "").catch(() => null))?.feedback.length,
      )
      .toBe(3);
    const { feedback } = await getRequest(stage.world.caller, stage.world.deployment.id, request_id ?? "");
    expect(feedback).toMatchObject([
      { kind: "thumb", value: 0, comment: "late" },
      { kind: "correction", text: "It is at the door." },
      { kind: "outcome", name: "reopened", value: 1 },
    ]);
  });

  test("about a stranger's request, about nothing, or saying nothing is refused", async () => {
    const other = await createGatewayWorld(stage.upstream.url);
    await isServed(other.name, other.key);
    const { request_id } = await ask().withResponse();
    expect((await say({ request_id, thumb: "up" }, other.key)).status).toBe(404);
    expect((await say({ request_id: "req_made_up", thumb: "up" })).status).toBe(404);
    expect((await say({ request_id })).status).toBe(400);
    expect((await say({ request_id, thumb: "sideways" })).status).toBe(400);
  });
});
