import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { Client } from "pg";
import { monthOf } from "@/lib/deployments/month-of";
import { env } from "@/lib/env";
import { loadRouting, loadSpend } from "../routing/load-routing";
import { saveRouting } from "../routing/routing-file";
import { deliverFile } from "./deliver-file";
import { createSpoolDelivery } from "./deliver-spool";
import type { StoreNews, StoreOrder, StoreSettings } from "./messages";

/** All that has to do with the database happens in this thread: what serves never waits for it, and goes on without it. */
const { folder }: StoreSettings = workerData;
const port = parentPort;
if (!port) throw new Error("This file is a thread of the gateway.");
const tell = (news: StoreNews) => port.postMessage(news);

const pollMs = 5_000;
const pauseMs = 250;
const longestPauseMs = 5_000;

let isStopping = false;
let wake: () => void = () => undefined;
let changed = true;
let lastRouting = "";
let lookedAt = 0;
const listening: { client: Client | null } = { client: null };
const delivered = new Map<string, number>();
const deliverSpool = createSpoolDelivery({ folder: `${folder}/spool`, deliver, between: lookIfDue });

port.on("message", (order: StoreOrder) => {
  if (order.type === "stop") isStopping = true;
  wake();
});

for (let failures = 0; ; ) {
  try {
    await work();
    if (failures > 0 || lookedAt === 0) tell({ type: "connection", isUp: true, problem: null });
    failures = 0;
  } catch (error) {
    failures += 1;
    const problem = error instanceof Error ? error.message : String(error);
    if (failures === 1) tell({ type: "connection", isUp: false, problem });
    changed = true;
  }
  if (isStopping) break;
  await rest(failures > 0 ? Math.min(pauseMs * 2 ** failures, longestPauseMs) : pauseMs);
}
await listening.client?.end().catch(() => undefined);
port.close();
process.exit(0);

async function work(): Promise<void> {
  await listen();
  await lookIfDue();
  await deliverSpool();
}

async function lookIfDue(): Promise<void> {
  if (changed || Date.now() - lookedAt > pollMs) await look();
}

async function look(): Promise<void> {
  changed = false;
  const data = await loadRouting();
  const text = JSON.stringify(data);
  if (text !== lastRouting) {
    saveRouting(folder, data);
    tell({ type: "routing", data });
    lastRouting = text;
  }
  const month = monthOf(new Date());
  const settled = new Map(delivered);
  const known = await loadSpend(month);
  delivered.clear();
  tell({ type: "spend", month, known, delivered: settled });
  if (lookedAt === 0) tell({ type: "connection", isUp: true, problem: null });
  lookedAt = Date.now();
}

async function deliver(file: string): Promise<void> {
  const { costs, ...counts } = await deliverFile(`${folder}/spool`, file, restAsLong);
  for (const [keyId, usd] of costs) delivered.set(keyId, (delivered.get(keyId) ?? 0) + usd);
  tell({ type: "delivered", file, ...counts });
}

/** As much rest as work: the machine belongs to who is served. */
async function restAsLong(workedMs: number): Promise<void> {
  if (!isStopping) await sleep(Math.min(workedMs, 100));
}

async function listen(): Promise<void> {
  if (listening.client) return;
  const client = new Client({ connectionString: env.databaseUrl, connectionTimeoutMillis: 5_000, keepAlive: true });
  for (const event of ["error", "end"] as const)
    client.on(event, () => {
      if (listening.client === client) listening.client = null;
    });
  client.on("notification", () => {
    changed = true;
    wake();
  });
  await client.connect();
  await client.query("listen hone_routing");
  listening.client = client;
  // Whatever changed while nobody listened.
  changed = true;
}

/** Until there is something to do. */
async function rest(ms: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  wake = () => undefined;
}
