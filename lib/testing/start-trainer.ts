import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/scripts/platform/ports";
import { type StartedProcess, startProcess } from "./start-process";

export interface StartedTrainer {
  /** With /v1, as `HONE_TRAINER_URL` wants it. */
  url: string;
  /** As a power cut would; `start` brings it back on the same folder and port. */
  kill: (signal?: NodeJS.Signals) => Promise<void>;
  start: () => Promise<void>;
  remove: () => Promise<void>;
}

/** The real CPU trainer on a folder of its own. */
export async function startTrainer(apiKey: string): Promise<StartedTrainer> {
  const folder = mkdtempSync(join(tmpdir(), "hone-trainer-"));
  const port = await freePort();
  let running: StartedProcess | null = null;

  async function start(): Promise<void> {
    const env = {
      HONE_TRAINER_PORT: String(port),
      HONE_TRAINER_DATA_DIR: folder,
      HONE_TRAINER_MODELS_DIR: join(folder, "models"),
      HONE_TRAINER_API_KEY: apiKey,
      HONE_TRAINER_LOG_LEVEL: "info",
    };
    running = await startProcess(["--import", "tsx", "trainers/cpu/main.ts"], env, /"listening"/);
  }

  async function kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    await running?.kill(signal);
    running = null;
  }

  await start();
  return {
    url: `http://127.0.0.1:${port}/v1`,
    kill,
    start,
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
