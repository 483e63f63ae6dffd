import "@/lib/testing/clone-database";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { updateDeployment } from "@/lib/deployments/update-deployment";
import { prepareGateway } from "./testing/prepare-gateway";
import { answerWith, beginStream, cutOff, hang, refuseWith, sendChunk } from "./testing/upstream-server";

const stage = prepareGateway();
const { messages, client, ask, logged, theLog } = stage;

describe("what the outside does when it fails", () => {
  test("a provider that cuts the connection is asked once more, and then the program is told", async () => {
    stage.upstream.reply = cutOff;
    await expect(ask()).rejects.toMatchObject({ status: 502, code: "upstream_failed" });
    expect(stage.upstream.asked).toHaveLength(2);
    expect(await theLog()).toMatchObject({ outcome: "failed", status: 502, attempts: 2 });
  });

  test("a provider that hangs is not waited for longer than the deployment says, and not asked twice", async () => {
    await updateDeployment(stage.world.caller, stage.world.deployment.id, { routingVersion: 1, timeoutMs: 1_000 });
    stage.upstream.reply = hang;
    // The change may still be on its way; before it arrives the program gives up itself.
    const attempt = async () => {
      stage.upstream.asked.length = 0;
      const told = await client()
        .chat.completions.create({ model: stage.world.name, messages }, { timeout: 4_000 })
        .catch((error: unknown) => error);
      return told instanceof OpenAI.APIError ? told.code : told;
    };
    await expect.poll(attempt).toBe("upstream_timeout");
    expect(stage.upstream.asked).toHaveLength(1);
    await expect.poll(() => stage.upstream.asked[0]?.isCutOff).toBe(true);
  });

  test("a provider that is overloaded is passed on with its word when to come back", async () => {
    stage.upstream.reply = refuseWith(429, { message: "slow down" }, { "retry-after": "7" });
    const error = await ask().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OpenAI.RateLimitError);
    expect(error).toMatchObject({ code: "upstream_overloaded" });
  });

  test("half of an event is never given out: a stream that breaks ends in an error that the SDK throws", async () => {
    stage.upstream.reply = (asked, response) => {
      beginStream(response);
      sendChunk(response, asked, { content: "Your parcel " });
      response.write('data: {"choices":[{"index":0,"delta":{"cont', () => response.destroy());
    };
    const stream = await client().chat.completions.create({ model: stage.world.name, messages, stream: true });
    let text = "";
    const reading = (async () => {
      for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? "";
    })();
    await expect(reading).rejects.toThrow("broke");
    expect(text).toBe("Your parcel ");
    expect(await theLog()).toMatchObject({ outcome: "failed", status: 502, content: { answer: "Your parcel " } });
  });

  test("a stream that ends without its end is not taken for whole", async () => {
    stage.upstream.reply = (asked, response) => {
      beginStream(response);
      sendChunk(response, asked, { content: "Your" });
      response.end();
    };
    const stream = await client().chat.completions.create({ model: stage.world.name, messages, stream: true });
    const reading = (async () => {
      for await (const _ of stream);
    })();
    await expect(reading).rejects.toThrow("broke off");
  });

  test("a program that leaves in the middle takes the provider's work with it, and is logged as such", async () => {
    stage.upstream.reply = (asked, response) => {
      beginStream(response);
      const timer = setInterval(() => sendChunk(response, asked, { content: "and on " }), 20);
      response.once("close", () => clearInterval(timer));
    };
    const stream = await client().chat.completions.create({ model: stage.world.name, messages, stream: true });
    for await (const _ of stream) break;
    stream.controller.abort();
    await expect.poll(() => stage.upstream.asked[0]?.isCutOff).toBe(true);
    expect(await theLog()).toMatchObject({ outcome: "client_left", status: 499 });
  });

  test("an answer that is no completion, and one of another model, are noticed", async () => {
    stage.upstream.reply = (_, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.end("<h1>Welcome to our proxy</h1>");
    };
    await expect(ask()).rejects.toMatchObject({ status: 502 });
    stage.upstream.reply = answerWith("Hello.", {}, { model: "something-cheaper" });
    await ask();
    await logged(2);
    expect(await db.requestLog.findFirst({ where: { deploymentId: stage.world.deployment.id, outcome: "ok" } })).toMatchObject({
      answeredModel: "something-cheaper",
    });
  });
});
