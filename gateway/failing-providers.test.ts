import "@/lib/testing/clone-database";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createGatewayKey } from "@/lib/deployments/create-gateway-key";
import { setShares } from "@/lib/deployments/set-shares";
import { updateDeployment } from "@/lib/deployments/update-deployment";
import { connectTrainer, upstreamKey } from "./testing/gateway-world";
import { prepareGateway } from "./testing/prepare-gateway";
import { answerWith, beginStream, cutOff, hang, refuseWith, sendChunk } from "./testing/upstream-server";

const stage = prepareGateway();
const { messages, client, ask, isServed, logged, theLog } = stage;

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
    const row = await theLog();
    expect(row).toMatchObject({ outcome: "client_left", status: 499, promptTokens: null, completionTokens: null, costUsd: null });
    // What came until then was said, and its provider charges for it.
    expect(row.content?.answer).toMatch(/^(and on )+$/);
    const month = await db.gatewayKeyMonth.findFirstOrThrow({ where: { keyId: stage.world.keyId } });
    expect(month.costUsd).toBe(0);
    expect(month.estimatedUsd).toBeGreaterThan(0);
  });

  test("a budget is spent by answers that are left before their end, too", async () => {
    stage.upstream.reply = (asked, response) => {
      beginStream(response);
      const timer = setInterval(() => sendChunk(response, asked, { content: "and on and on " }), 20);
      response.once("close", () => clearInterval(timer));
    };
    const poor = await createGatewayKey(stage.world.caller, { name: "poor", monthlyBudgetUsd: 0.2 });
    await isServed(stage.world.name, poor.key);
    const leave = async () => {
      const stream = await client(poor.key).chat.completions.create({ model: stage.world.name, messages, stream: true });
      for await (const _ of stream) break;
      stream.controller.abort();
    };
    // A question takes some three cents, by its letters; what is spent is known a moment after the program left.
    await expect.poll(() => leave().then(String, String)).toContain("spent its budget");
    // Nor does it begin anew when what was spent has arrived in the database.
    await expect.poll(() => db.gatewayKeyMonth.findFirst({ where: { keyId: poor.id } })).not.toBeNull();
    // What is spent is read again with every change, and said before the next one.
    for (const name of ["another", "a third"]) {
      const { key } = await createGatewayKey(stage.world.caller, { name });
      await isServed(stage.world.name, key);
    }
    await expect(leave()).rejects.toThrow("spent its budget");
  });

  describe("what a provider says of its failure", () => {
    /** In the middle of an answer, of which something was heard. */
    const failWith = async (message: string) => {
      let hear = () => {};
      const heard = new Promise<void>((resolve) => (hear = resolve));
      stage.upstream.reply = async (asked, response) => {
        beginStream(response);
        sendChunk(response, asked, { content: "Your parcel " });
        await heard;
        response.end(`data: ${JSON.stringify({ error: { message } })}\n\n`);
      };
      const stream = await client().chat.completions.create({ model: stage.world.name, messages, stream: true });
      const listen = async () => {
        for await (const _ of stream) hear();
      };
      await expect(listen()).rejects.toThrow();
    };

    test("is kept without the key and without half a letter", async () => {
      // Of the last parcel, half would fit.
      await failWith(`Asked with ${upstreamKey}.${"\u{1f4e6}".repeat(1_000)}`);
      const { errorMessage } = await theLog();
      expect(errorMessage).toMatch(/^Asked with \[key\]\./);
      expect(errorMessage).toHaveLength(2_000);
    });

    test("is kept without personal data, where the deployment says so", async () => {
      await updateDeployment(stage.world.caller, stage.world.deployment.id, { routingVersion: 1, redactsPersonal: true });
      const last = async () => {
        await failWith("No parcel for ada@example.org.");
        return db.requestLog.findFirst({ where: { deploymentId: stage.world.deployment.id }, orderBy: { id: "desc" } });
      };
      // The change may still be on its way.
      await expect.poll(last).toMatchObject({ errorMessage: "No parcel for [email]." });
    });
  });

  test("a fallback that refuses the request does not hide that the variant was down", async () => {
    const down = await connectTrainer("http://127.0.0.1:9/v1");
    const broken = await stage.world.add(down.id, "ft:gone");
    stage.upstream.reply = refuseWith(400, { message: "max_tokens is too large for this model" });
    await setShares(stage.world.caller, stage.world.deployment.id, {
      routingVersion: 1,
      shares: [{ variantId: broken.id, share: 1 }],
      fallbackVariantId: stage.world.variantId,
    });
    await expect.poll(() => ask().catch((error: unknown) => error)).toMatchObject({ status: 502, code: "upstream_failed" });
    const ours = { deploymentId: stage.world.deployment.id, variantId: broken.id };
    await expect
      .poll(() => db.requestLog.findFirst({ where: ours }))
      .toMatchObject({
        outcome: "failed",
        errorMessage: expect.stringContaining("cannot be reached"),
      });
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
