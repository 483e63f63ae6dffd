import { mkdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { requestIdMaker } from "@/lib/deployments/request-id";
import { env } from "@/lib/env";
import type { Gateway } from "./gateway";
import { listenOn, serveOn } from "./http/serve";
import { createLimits } from "./keys/limits";
import { createMetrics } from "./metrics";
import type { RoutingData } from "./routing/routing-data";
import { readSavedRouting } from "./routing/routing-file";
import { makeRoutingTable } from "./routing/routing-table";
import { createShadows } from "./shadow/shadows";
import { openSpool } from "./spool/spool";
import type { StoreNews } from "./store/messages";
import { startStore } from "./store/start-store";
import { createUpstreams } from "./upstream/upstreams";

/** A supervisor that has lost its patience kills after eight seconds. */
const drainMs = 6_000;

const nothing: RoutingData = { deployments: [], keys: [], trainers: [] };

export async function startGateway() {
  // Who holds the port holds the folder that is named after it: there is never a second one at work in it.
  const server = await listenOn(env.gatewayPort);
  const upstreams = createUpstreams();
  const saved = join(env.dataDir, `gateway-${env.gatewayPort}`);
  mkdirSync(saved, { recursive: true, mode: 0o700 });
  const known = readSavedRouting(saved);
  const metrics = createMetrics();
  const limits = createLimits();
  let tellStore: () => void = () => undefined;
  const spool = openSpool({ folder: join(saved, "spool"), mostBytes: env.gatewaySpoolBytes, onSealed: () => tellStore() });
  const gateway: Gateway = {
    table: makeRoutingTable(known ?? nothing, upstreams),
    isRouted: known !== null,
    isDraining: false,
    isStoreUp: false,
    ids: requestIdMaker(env.secret),
    limits,
    metrics,
    spool,
    shadows: createShadows({ metrics, append: spool.append }),
  };

  function hear(news: StoreNews): void {
    if (news.type === "routing") {
      gateway.table = makeRoutingTable(news.data, upstreams);
      gateway.isRouted = true;
    }
    if (news.type === "spend") limits.settle(news);
    if (news.type === "delivered") {
      gateway.spool.delivered(news.file);
      metrics.count("hone_gateway_log_delivered_total", {}, news.records);
      if (news.refused > 0) metrics.count("hone_gateway_log_refused_total", {}, news.refused);
    }
    if (news.type === "connection") {
      gateway.isStoreUp = news.isUp;
      console.log(news.isUp ? "The database answers." : `The database is away, serving goes on: ${news.problem}`);
    }
  }

  serveOn(server, gateway);
  const store = startStore({ folder: saved }, hear);
  tellStore = store.sealed;

  async function stop(): Promise<void> {
    gateway.isDraining = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const impatient = setTimeout(() => server.closeAllConnections(), drainMs);
    await closed;
    clearTimeout(impatient);
    await gateway.shadows.stop();
    await gateway.spool.close();
    await store.stop();
    await upstreams.close();
  }

  return { port: portOf(server.address()), stop };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The gateway listens on no port.");
  return address.port;
}
