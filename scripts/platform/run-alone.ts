import { spawn } from "node:child_process";
import { build } from "./build";
import { prepareDataFolder } from "./data-folder";
import { generate } from "./generate.mjs";
import type { Plan } from "./keep-running";
import { readMemory } from "./memory";
import { migrate } from "./migrations";
import { PlainError } from "./plain-error.mjs";
import { usualGatewayPort } from "./ports";
import { processPlans } from "./processes";
import { root } from "./root.mjs";
import { readSettings } from "./settings";

/** One process by itself, for who runs several machines or a supervisor of their own. */
export async function runAlone(name: string): Promise<void> {
  if (name !== "web" && name !== "worker" && name !== "gateway" && name !== "trainer")
    throw new PlainError("Say which one: npm run web, npm run worker, npm run gateway or npm run trainer.");
  const settings = readSettings(process.env);
  prepareDataFolder(settings.dataDir);
  const memory = readMemory(settings.dataDir);
  if (name !== "trainer" && !settings.databaseUrl) {
    throw new PlainError(
      `The ${name} alone needs to know its Postgres: DATABASE_URL=postgresql://… npm run ${name}. To have one started for you, use npm start.`,
    );
  }
  if (name !== "trainer") await generate();
  if (name === "web") await build();
  // Whoever comes first brings the tables up to date; the others wait for it.
  if (name !== "trainer" && settings.databaseUrl) await migrate(settings.databaseUrl);
  const trainerPort = Number(process.env.HONE_TRAINER_PORT || memory.trainerPort || 4310);
  const gatewayPort = settings.gatewayPort ?? memory.gatewayPort ?? usualGatewayPort;
  const world = { settings, memory, databaseUrl: settings.databaseUrl ?? "", trainerPort, gatewayPort };
  const { args, env }: Plan = processPlans(world)[name];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((resolve) => child.once("exit", (code, signal) => resolve(signal ? 1 : (code ?? 1))));
}
