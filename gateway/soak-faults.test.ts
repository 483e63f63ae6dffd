import "@/lib/testing/clone-database";
import { readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { getDeployment } from "@/lib/deployments/get-deployment";
import { setShadow } from "@/lib/deployments/shadow/set-shadow";
import { createGatewayWorld } from "./testing/gateway-world";
import { startMixedLoad } from "./testing/mixed-load";
import { moody } from "./testing/moody-reply";
import { readCounters, sumOf } from "./testing/read-counters";
import { type StartedGateway, startGateway } from "./testing/start-gateway";
import { startUpstream, type Upstream } from "./testing/upstream-server";
import { startWire, type Wire } from "./testing/wire";

/** Minutes in `npm run test:faults`; in `npm test` every fault once. */
const seconds = Number(process.env.HONE_FAULT_SECONDS ?? 0);
const soakMs = seconds * 6_000;
/** So much happens between two faults. */
const step = 25;

let gateway: StartedGateway;
let upstream: Upstream;
let postgres: Wire;
let world: Awaited<ReturnType<typeof createGatewayWorld>>;

beforeAll(async () => {
  upstream = await startUpstream();
  const url = new URL(process.env.DATABASE_URL ?? "");
  postgres = await startWire(Number(url.port), url.hostname);
  url.hostname = "127.0.0.1";
  url.port = String(postgres.port);
  world = await createGatewayWorld(upstream.url);
  const { id: variantId } = await world.add(world.trainer.id, "ft:gpt-tiny:2");
  const { routingVersion } = await getDeployment(world.caller, world.deployment.id);
  await setShadow(world.caller, world.deployment.id, { routingVersion, variantId, share: 0.5 });
  upstream.reply = moody();
  gateway = await startGateway(url.href);
});

afterAll(async () => {
  await gateway.remove();
  postgres.close();
  upstream.close();
});

const ours = () => ({ deploymentId: world.deployment.id });

/** Nobody is being served, all that was written is delivered, and providers have let go of their connections. */
async function isAtRest() {
  for (const gauge of ["hone_gateway_in_flight", "hone_gateway_shadows_running"])
    await expect.poll(async () => (await readCounters(gateway.url)).get(gauge)).toBe(0);
  const [folder = ""] = readdirSync(gateway.dataDir);
  await expect.poll(() => readdirSync(join(gateway.dataDir, folder, "spool"))).toEqual([]);
  upstream.closeIdle();
}

/** Of the gateway's own counters and of the database, in the same words. */
async function told() {
  const counters = await readCounters(gateway.url);
  const of = (result: string) => sumOf(counters, "hone_gateway_requests_total", { deployment: world.name, result });
  const shadows = sumOf(counters, "hone_gateway_shadow_total", { deployment: world.name });
  const dropped = sumOf(counters, "hone_gateway_shadow_total", { deployment: world.name, result: "dropped" });
  return { ok: of("ok"), failed: of("failed"), client_left: of("client_left"), refused: of("refused"), shadows: shadows - dropped };
}

async function logged() {
  const outcomes = await db.requestLog.groupBy({ by: ["outcome"], where: ours(), _count: true });
  const of = (name: string) => outcomes.find(({ outcome }) => outcome === name)?._count ?? 0;
  const shadows = await db.shadowAnswer.count({ where: ours() });
  return { ok: of("ok"), failed: of("failed"), client_left: of("client_left"), refused: of("refused"), shadows };
}

/** Null where the system does not tell. */
function openFiles(): { sockets: number; all: number } | null {
  if (process.platform !== "linux") return null;
  const folder = `/proc/${gateway.pid()}/fd`;
  const targets = readdirSync(folder).map((name) => {
    try {
      return readlinkSync(join(folder, name));
    } catch {
      return "gone";
    }
  });
  return { sockets: targets.filter((target) => target.startsWith("socket:")).length, all: targets.length };
}

test(
  "after a long day of everything at once nothing is lost, everything adds up and nothing is left open",
  async () => {
    const startedAt = Date.now();
    const isOver = (part: number) => Date.now() - startedAt >= soakMs * part;
    const load = startMixedLoad(gateway, world, 8);
    const goOn = async (count: number) => {
      const from = load.done();
      await expect.poll(() => load.done() - from).toBeGreaterThanOrEqual(count);
    };

    await goOn(step);
    do {
      upstream.asked.length = 0;
      postgres.cut();
      await goOn(step);
      await gateway.kill("SIGKILL");
      await gateway.start();
      await goOn(step);
      postgres.mend();
      await goOn(step);
      await gateway.kill("SIGKILL");
      await gateway.start();
      await goOn(step);
    } while (!isOver(0.4));

    // From here on one process lives through everything.
    await goOn(5 * step);
    await load.pause();
    await isAtRest();
    const [toldBefore, loggedBefore, openBefore] = [await told(), await logged(), openFiles()];
    const memoryBefore = (await readCounters(gateway.url)).get("hone_gateway_memory_bytes") ?? 0;
    load.goOn();
    do {
      upstream.asked.length = 0;
      await goOn(step);
      postgres.cut();
      await goOn(step);
      postgres.mend();
      await goOn(step);
    } while (!isOver(1));
    await load.pause();
    await isAtRest();

    const [toldAfter, loggedAfter] = [await told(), await logged()];
    const more = (after: Record<string, number>, before: Record<string, number>) =>
      Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]));
    expect(more(loggedAfter, loggedBefore)).toEqual(more(toldAfter, toldBefore));
    // Everything did happen.
    expect(Object.entries(loggedAfter).filter(([, count]) => count === 0)).toEqual([]);

    const rows = new Set((await db.requestLog.findMany({ where: ours(), select: { id: true } })).map(({ id }) => id));
    expect(load.answered.filter((id) => !rows.has(id))).toEqual([]);
    const liked = await db.feedback.findMany({ where: { log: ours(), kind: "thumb" }, select: { requestId: true } });
    const thumbs = new Set(liked.map(({ requestId }) => requestId));
    expect(load.liked.filter((id) => !thumbs.has(id))).toEqual([]);
    expect((await getDeployment(world.caller, world.deployment.id)).lastDay.requests).toBe(rows.size);

    if (openBefore) {
      await expect.poll(() => openFiles()?.sockets).toBeLessThanOrEqual(openBefore.sockets + 2);
      await expect.poll(() => openFiles()?.all).toBeLessThanOrEqual(openBefore.all + 4);
    }
    const memoryAfter = (await readCounters(gateway.url)).get("hone_gateway_memory_bytes") ?? 0;
    expect(memoryAfter / memoryBefore).toBeLessThan(1.5);
  },
  300_000 + soakMs * 3,
);
