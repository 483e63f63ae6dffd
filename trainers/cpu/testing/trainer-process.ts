import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import OpenAI from "openai";
import { z } from "zod";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));
const logLine = z.object({ msg: z.string(), url: z.string().optional() });

export const apiKey = "a-key-for-tests";

export interface TrainerProcess {
  url: string;
  client: OpenAI;
  /** Resolves with the exit code once the process is gone; null after SIGKILL. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<number | null>;
}

export interface TrainerProcessOptions {
  dataFolder: string;
  modelsFolder: string;
  environment?: Record<string, string>;
  fetch?: typeof globalThis.fetch;
}

export function spawnTrainer(environment: Record<string, string>): ChildProcess {
  const { NODE_OPTIONS: _, VITEST: __, ...inherited } = process.env;
  return spawn(process.execPath, ["--import", "tsx", main], { env: { ...inherited, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
}

/** What a process that refuses to start says, and its exit code. */
export async function startupRefusal(environment: Record<string, string>): Promise<{ code: unknown; message: string }> {
  const child = spawnTrainer(environment);
  let message = "";
  child.stderr?.on("data", (chunk) => {
    message += String(chunk);
  });
  const [code] = await once(child, "close");
  return { code, message };
}

async function listeningUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null || child.stderr === null) throw new Error("The trainer's output is not piped.");
  let complaints = "";
  child.stderr.on("data", (chunk) => {
    complaints += String(chunk);
  });
  for await (const line of createInterface(child.stdout)) {
    const { msg, url } = logLine.parse(JSON.parse(line));
    if (msg === "listening" && url !== undefined) return url;
  }
  throw new Error(`The trainer did not start: ${complaints}`);
}

/** The real process on a port of its own, and the real SDK in front of it. */
export async function startTrainerProcess({
  dataFolder,
  modelsFolder,
  environment,
  fetch,
}: TrainerProcessOptions): Promise<TrainerProcess> {
  const child = spawnTrainer({
    HONE_TRAINER_PORT: "0",
    HONE_TRAINER_DATA_DIR: dataFolder,
    HONE_TRAINER_MODELS_DIR: modelsFolder,
    HONE_TRAINER_API_KEY: apiKey,
    HONE_TRAINER_THREADS: "2",
    ...environment,
  });
  const url = await listeningUrl(child);
  // What it logs later matters when a test fails; an unread pipe would stop it in the end.
  child.stdout?.pipe(process.stderr);
  const client = new OpenAI({ baseURL: `${url}/v1`, apiKey, maxRetries: 0, ...(fetch === undefined ? {} : { fetch }) });
  return {
    url,
    client,
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, "close");
      }
      return child.exitCode;
    },
  };
}
