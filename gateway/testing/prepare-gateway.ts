import OpenAI from "openai";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { db } from "@/lib/db/client";
import { createGatewayWorld } from "./gateway-world";
import { type StartedGateway, startGateway } from "./start-gateway";
import { answerWith, startUpstream, type Upstream } from "./upstream-server";

type World = Awaited<ReturnType<typeof createGatewayWorld>>;

const messages = [{ role: "user" as const, content: "Where is my parcel?" }];

/** For a test file: a gateway before a provider that answers as it is told, and for each test a deployment that is served already. */
export function prepareGateway() {
  let gateway: StartedGateway;
  let upstream: Upstream;
  let world: World;

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

  return {
    get gateway() {
      return gateway;
    },
    get upstream() {
      return upstream;
    },
    get world() {
      return world;
    },
    messages,
    client,
    ask,
    isServed,
    logged,
    theLog,
  };
}
