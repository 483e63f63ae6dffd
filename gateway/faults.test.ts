import "@/lib/testing/clone-database";
import { readdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { getDeployment } from "@/lib/deployments/get-deployment";
import { createGatewayWorld } from "./testing/gateway-world";
import { startLoad } from "./testing/load";
import { type StartedGateway, startGateway } from "./testing/start-gateway";
import { answerWith, beginStream, sendChunk, startUpstream, type Upstream } from "./testing/upstream-server";
import { startWire, type Wire } from "./testing/wire";

/** `npm run test:faults` takes its time; here it is enough that each fault happens once, under load. */
const seconds = Number(process.env.HONE_FAULT_SECONDS ?? 2);
/** Each waits for several things in turn. */
const timeout = 300_000 + seconds * 10_000;

let gateway: StartedGateway;
let upstream: Upstream;
let postgres: Wire;
let world: Awaited<ReturnType<typeof createGatewayWorld>>;

beforeEach(async () => {
  upstream = await startUpstream();
  const url = new URL(process.env.DATABASE_URL ?? "");
  postgres = await startWire(Number(url.port), url.hostname);
  url.hostname = "127.0.0.1";
  url.port = String(postgres.port);
  world = await createGatewayWorld(upstream.url);
  gateway = await startGateway(url.href);
  await isServed();
});

afterEach(async () => {
  await gateway.remove();
  postgres.close();
  upstream.close();
});

const headers = () => ({ authorization: `Bearer ${world.key}`, "content-type": "application/json" });
const body = (change: object = {}) =>
  JSON.stringify({ model: world.name, messages: [{ role: "user", content: "Where is it?" }], ...change });
const ask = (change: object = {}, init: RequestInit = {}) =>
  fetch(`${gateway.url}/v1/chat/completions`, { method: "POST", headers: headers(), body: body(change), ...init });

async function isServed() {
  await expect
    .poll(() =>
      ask().then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
}

/** By a connection of its own: one that is there already may be served on. */
const isListening = () =>
  new Promise<boolean>((resolve) => {
    const socket = connect(Number(new URL(gateway.url).port), "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

const ours = () => ({ deploymentId: world.deployment.id });
const stored = async () => new Set((await db.requestLog.findMany({ where: ours(), select: { id: true } })).map(({ id }) => id));

/** Whoever got an answer to its end is in the log once, and the sums are those of the log. */
async function nothingIsLost(answered: readonly string[]) {
  const spool = () => readdirSync(join(gateway.dataDir, readdirSync(gateway.dataDir)[0] ?? "", "spool"));
  // Looked at in its folder: whoever reads the log over and over meanwhile keeps the database from taking it in.
  await expect.poll(spool, { interval: 250 }).toEqual([]);
  const rows = await stored();
  expect(answered.filter((id) => !rows.has(id))).toEqual([]);
  const count = await db.requestLog.count({ where: ours() });
  const { lastDay } = await getDeployment(world.caller, world.deployment.id);
  expect(lastDay.requests).toBe(count);
  expect(await db.requestContent.count({ where: { log: ours() } })).toBe(count);
  expect((await db.gatewayKeyMonth.aggregate({ where: { keyId: world.keyId }, _sum: { requests: true } }))._sum.requests).toBe(count);
}

test("the database is killed for a while under load: nobody notices, nothing is lost, nothing counts twice", { timeout }, async () => {
  const load = startLoad(ask, 8);
  await sleep(500);
  postgres.cut();
  await sleep(seconds * 1_000);
  const health = async () => (await fetch(`${gateway.url}/health`)).json();
  await expect.poll(health).toMatchObject({ status: "ok", database: "away" });
  const duringOutage = load.answered.length;
  await expect.poll(() => load.answered.length).toBeGreaterThan(duringOutage);
  postgres.mend();
  await sleep(500);
  await load.stop();
  expect(load.failures).toEqual([]);
  await nothingIsLost(load.answered);
});

test("the gateway is killed under load: who had an answer is in the log, once", { timeout }, async () => {
  const load = startLoad(ask, 8);
  const rounds = Math.max(1, Math.round(seconds / 2));
  for (let round = 0; round < rounds; round++) {
    await sleep(1_000);
    await gateway.kill("SIGKILL");
    await gateway.start();
  }
  const beforeTheLastStart = load.answered.length;
  await expect.poll(() => load.answered.length).toBeGreaterThan(beforeTheLastStart);
  await load.stop();
  await nothingIsLost(load.answered);
});

test("it starts and serves while the database is away, with what it knew last", { timeout }, async () => {
  await gateway.kill("SIGTERM");
  postgres.cut();
  await gateway.start();
  const answer = await ask();
  expect(answer.status).toBe(200);
  await answer.text();
  postgres.mend();
  await nothingIsLost([answer.headers.get("x-request-id") ?? ""]);
});

test("told to stop, it ends what it began, takes nothing new and leaves nothing behind", { timeout }, async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  upstream.reply = async (asked, response) => {
    await held;
    return answerWith("Late.")(asked, response);
  };
  upstream.asked.length = 0;
  const late = ask();
  await expect.poll(() => upstream.asked.length).toBe(1);
  const stopped = gateway.kill("SIGTERM");
  await expect.poll(isListening).toBe(false);
  release();
  const answer = await late;
  expect(answer.status).toBe(200);
  await answer.text();
  await stopped;
  await expect(ask()).rejects.toThrow();
  await gateway.start();
  await nothingIsLost([answer.headers.get("x-request-id") ?? ""]);
});

test("bodies that are no JSON, too large or too slow are refused in words, and the next request is served", { timeout }, async () => {
  const send = async (text: string) => {
    const response = await fetch(`${gateway.url}/v1/chat/completions`, { method: "POST", headers: headers(), body: text });
    const answer: { error: { code: string } } = await response.json();
    return [response.status, answer.error.code];
  };
  expect(await send('{"model": "x", ')).toEqual([400, "invalid_json"]);
  expect(await send("[]")).toEqual([400, "invalid_request"]);
  expect(await send("null")).toEqual([400, "invalid_request"]);
  expect(await send(`{"model":"${world.name}","messages":[{"role":"user","content":"${"x".repeat(50_000_000)}"}]}`)).toEqual([
    413,
    "request_too_large",
  ]);
  expect(await send(`${"[".repeat(200_000)}`)).toEqual([400, "invalid_json"]);
  const deep = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
  expect(await send(body({}).replace("}", `},{"role":"user","content":"?","x":${deep}}`))).toEqual([400, "nested_too_deeply"]);
  expect((await ask()).status).toBe(200);
});

test("programs that say nothing, or never finish, are let go and leave no connection behind", { timeout }, async () => {
  const { port } = new URL(gateway.url);
  const lines = [
    "",
    "POST /v1/chat/completions HTTP/1.1\r\n",
    `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${world.key}\r\ncontent-length: 100\r\n\r\n{`,
  ];
  const sockets = Array.from({ length: 60 }, (_, index) => {
    const socket = connect(Number(port), "127.0.0.1");
    socket.on("error", () => undefined);
    socket.resume();
    socket.write(lines[index % lines.length] ?? "");
    return socket;
  });
  expect((await ask()).status).toBe(200);
  await expect.poll(() => sockets.filter(({ destroyed }) => !destroyed).length, { interval: 500 }).toBe(0);
});

test("programs that leave in the middle take the provider's work with them, all of them", { timeout }, async () => {
  upstream.reply = (asked, response) => {
    beginStream(response);
    const timer = setInterval(() => sendChunk(response, asked, { content: "on " }), 10);
    response.once("close", () => clearInterval(timer));
  };
  upstream.asked.length = 0;
  const leave = async () => {
    const stop = new AbortController();
    const response = await ask({ stream: true }, { signal: stop.signal });
    await response.body?.getReader().read();
    stop.abort();
  };
  await Promise.all(Array.from({ length: 40 }, leave));
  await expect.poll(() => upstream.asked.filter(({ isCutOff }) => isCutOff).length).toBe(40);
  await expect.poll(() => db.requestLog.count({ where: { ...ours(), outcome: "client_left" } })).toBe(40);
  await expect.poll(async () => (await (await fetch(`${gateway.url}/metrics`)).text()).includes("hone_gateway_in_flight 0")).toBe(true);
});

test("a reader that is slow gets everything, and what it has not read does not pile up here", { timeout }, async () => {
  const piece = "x".repeat(20_000);
  const pieces = 200;
  upstream.reply = async (asked, response) => {
    beginStream(response);
    for (let index = 0; index < pieces; index++) {
      const isTaken = sendChunk(response, asked, { content: piece });
      if (!isTaken) await new Promise((resolve) => response.once("drain", resolve));
    }
    sendChunk(response, asked, {}, "stop");
    response.end("data: [DONE]\n\n");
  };
  const response = await ask({ stream: true });
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size < 1_000_000) await sleep(5);
  }
  expect(size).toBeGreaterThan(piece.length * pieces);
});
