import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build";
import { stopOrphans } from "./children-file";
import { prepareDataFolder } from "./data-folder";
import { startDatabase } from "./database";
import { type Kept, keepRunning } from "./keep-running";
import { takeLock } from "./lock";
import { readMemory, saveMemory } from "./memory";
import { migrate } from "./migrations";
import { PlainError } from "./plain-error.mjs";
import { chooseGatewayPort, isFree, rememberedPort } from "./ports";
import { processPlans, serverEnvironment, serverScript } from "./processes";
import { runCommand } from "./run-command.mjs";
import type { Settings } from "./settings";
import { hireUndertaker } from "./undertaker";
import { waitUntil } from "./wait-until";

export interface Product {
  /** Null when the workspace has an owner. */
  ownerLink: string | null;
  /** Where programs ask deployments. */
  gatewayUrl: string;
  stop: () => Promise<void>;
}

/** Everything, in order: folder, lock, database, tables, processes. What fails on the way takes down what stood before it. */
export async function startProduct(settings: Settings, onLost: () => void): Promise<Product> {
  prepareDataFolder(settings.dataDir);
  const undoing: (() => unknown)[] = [];
  const stop = async () => {
    for (let undo = undoing.pop(); undo; undo = undoing.pop()) await undo();
  };
  try {
    return { ...(await bringUp(settings, undoing, onLost)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bringUp(settings: Settings, undoing: (() => unknown)[], onLost: () => void): Promise<Omit<Product, "stop">> {
  undoing.push(await takeLock(settings.dataDir, settings.url));
  await stopOrphans(settings.dataDir);
  if (!(await isFree(settings.port))) {
    throw new PlainError(
      `Something else listens on port ${settings.port}. Stop it, or give Hone another port: PORT=${settings.port + 1} npm start`,
    );
  }
  const undertaker = hireUndertaker(settings.dataDir);
  undoing.push(undertaker.dismiss);
  const memory = readMemory(settings.dataDir);

  await build();
  const database = await startDatabase(settings, memory, undertaker, onLost);
  undoing.push(database.stop);
  await migrate(database.url);

  const trainerPort = await rememberedPort(memory.trainerPort);
  const gatewayPort = await chooseGatewayPort(settings.gatewayPort, memory.gatewayPort);
  saveMemory(settings.dataDir, { ...memory, databasePort: database.port, trainerPort, gatewayPort });
  const world = { settings, memory, databaseUrl: database.url, trainerPort, gatewayPort };
  undoing.push(describe(settings, serverEnvironment(world)));

  const plans = processPlans(world);
  const kept: Kept[] = [];
  undoing.push(() => Promise.all(kept.map(({ stop }) => stop())));
  for (const plan of [plans.trainer, plans.worker, plans.gateway, plans.web]) kept.push(keepRunning(plan, undertaker, console.log));

  const [ownerLink] = await Promise.all([makeOwnerLink(settings, serverEnvironment(world)), answers(settings.port)]);
  return { ownerLink, gatewayUrl: `${process.env.HONE_GATEWAY_URL || `http://localhost:${gatewayPort}`}/v1` };
}

async function makeOwnerLink(settings: Settings, env: Record<string, string>): Promise<string | null> {
  const args = [...serverScript("scripts/first-start.ts"), ...(settings.wantsSample ? ["--sample"] : [])];
  const token = (await runCommand("Preparing the first sign-in", process.execPath, args, { env })).trim();
  return token ? `${settings.url}/welcome/${token}` : null;
}

/** For other commands on this machine (the demo, the e2e tests): where the running Hone and its database are. */
function describe(settings: Settings, env: Record<string, string>): () => void {
  const file = join(settings.dataDir, "running.json");
  writeFileSync(file, JSON.stringify(env, null, 2), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

async function answers(port: number): Promise<void> {
  const isUp = () =>
    fetch(`http://127.0.0.1:${port}/sign-in`, { redirect: "manual" }).then(
      ({ status }) => status < 500,
      () => false,
    );
  await waitUntil(isUp, 60_000, "The web process does not answer. What it printed above says why.");
}
