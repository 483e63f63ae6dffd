import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import packageJson from "../../../package.json" with { type: "json" };
import { buildApp } from "./build-app";
import { GeneratorPool } from "./chat/generator-pool";
import type { TrainerEnvironment } from "./environment";
import { FileStore } from "./files/file-store";
import { EventLogs } from "./jobs/event-logs";
import { JobQueue } from "./jobs/job-queue";
import { JobStore } from "./jobs/job-store";
import { estimateBase } from "./models/estimate-base";
import { ModelCatalog } from "./models/model-catalog";
import { Inspector } from "./rows/inspector";
import { lockFolder } from "./storage/folder-lock";
import type { Trainer } from "./trainer";

export const builtInBase = { name: "hone-base", folder: fileURLToPath(new URL("../base", import.meta.url)) };

export interface RunningTrainer {
  url: string;
  stop(): Promise<void>;
}

/** The speed is measured while nothing trains; once the queue runs, the figures would be those of a busy machine. */
async function measureSpeed(trainer: Trainer): Promise<void> {
  for (const base of await trainer.models.bases()) {
    if (!("problem" in base))
      await estimateBase(base, trainer.environment.threads).catch((error: unknown) =>
        trainer.log.warn({ err: error, model: base.name }, "the speed could not be measured"),
      );
  }
}

export async function startTrainer(environment: TrainerEnvironment, log: Logger): Promise<RunningTrainer> {
  await mkdir(environment.dataFolder, { recursive: true });
  await mkdir(environment.modelsFolder, { recursive: true });
  const lock = await lockFolder(environment.dataFolder);
  try {
    const jobs = await JobStore.open(environment.dataFolder);
    const files = await FileStore.open(environment.dataFolder);
    const parts = {
      environment,
      version: packageJson.version,
      log,
      files,
      jobs,
      events: new EventLogs(jobs),
      models: new ModelCatalog(builtInBase, environment.modelsFolder, jobs),
      generators: new GeneratorPool(),
      inspector: new Inspector(),
    };
    const trainer: Trainer = { ...parts, queue: new JobQueue(() => trainer) };
    const app = await buildApp(trainer);
    await measureSpeed(trainer);
    const url = await app.listen({ port: environment.port, host: environment.host });
    await trainer.queue.start();
    return {
      url,
      async stop() {
        await trainer.queue.stop();
        await app.close();
        await trainer.generators.close();
        await trainer.inspector.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
