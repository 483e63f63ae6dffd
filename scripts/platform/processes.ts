import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Plan } from "./keep-running";
import type { Memory } from "./memory";
import type { Settings } from "./settings";

export interface World {
  settings: Settings;
  memory: Memory;
  databaseUrl: string;
  trainerPort: number;
  gatewayPort: number;
}

/**
 * Longer than proxies and programs usually keep a connection that nobody uses. Whoever closes first should be the one who asks: with the five
 * seconds of Node, the next question may go out on a connection that is being closed, and fails.
 */
const idleMs = 75_000;

const withTypeScript = ["--import", "tsx"];
/** Outside Next, `server-only` throws unless the process says that it is a server. */
const asServer = ["--conditions=react-server", ...withTypeScript];

/**
 * Where there is no core to spare, the threads that help to collect garbage take theirs from what serves, and all who wait at that moment wait
 * together. The gateway keeps some tens of megabytes: it collects them by itself in 2 to 3 ms.
 */
const collectsAlone = availableParallelism() <= 2 ? ["--single-threaded-gc"] : [];
export const gatewayScript = [...collectsAlone, ...asServer, "gateway/main.ts"];

/** What web, worker and gateway, and every script that calls a verb, are told. */
export function serverEnvironment({ settings, memory, databaseUrl, trainerPort, gatewayPort }: World): Record<string, string> {
  return {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    HONE_URL: settings.url,
    HONE_SECRET: process.env.HONE_SECRET || memory.secret,
    HONE_TRAINER_URL: process.env.HONE_TRAINER_URL || `http://127.0.0.1:${trainerPort}/v1`,
    HONE_TRAINER_API_KEY: trainerApiKey(memory),
    HONE_GATEWAY_PORT: String(gatewayPort),
    HONE_DATA_DIR: settings.dataDir,
  };
}

export function processPlans(world: World) {
  const { settings, memory, trainerPort } = world;
  const server = serverEnvironment(world);
  return {
    trainer: {
      name: "trainer",
      args: [...withTypeScript, "trainers/cpu/main.ts"],
      env: {
        NODE_ENV: "production",
        HONE_TRAINER_PORT: String(trainerPort),
        HONE_TRAINER_API_KEY: trainerApiKey(memory),
        HONE_TRAINER_DATA_DIR: join(settings.dataDir, "trainer"),
        HONE_TRAINER_MODELS_DIR: process.env.HONE_TRAINER_MODELS_DIR || join(settings.dataDir, "models"),
        HONE_TRAINER_LOG_LEVEL: process.env.HONE_TRAINER_LOG_LEVEL || "warn",
      },
    },
    worker: { name: "worker", args: [...asServer, "lib/worker.ts"], env: server },
    gateway: { name: "gateway", args: gatewayScript, env: server },
    web: {
      name: "web",
      args: [
        ...["--import", "./scripts/platform/sender.mjs", "node_modules/next/dist/bin/next", "start"],
        ...["--port", String(settings.port), "--keepAliveTimeout", String(idleMs)],
      ],
      env: { ...server, PORT: String(settings.port), HONE_PROXIES: String(settings.proxies) },
    },
  } satisfies Record<string, Plan>;
}

export const serverScript = (file: string) => [...asServer, file];

const trainerApiKey = (memory: Memory) => process.env.HONE_TRAINER_API_KEY || memory.trainerApiKey;
