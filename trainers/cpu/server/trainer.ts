import type { Logger } from "pino";
import type { GeneratorPool } from "./chat/generator-pool";
import type { TrainerEnvironment } from "./environment";
import type { FileStore } from "./files/file-store";
import type { EventLogs } from "./jobs/event-logs";
import type { JobQueue } from "./jobs/job-queue";
import type { JobStore } from "./jobs/job-store";
import type { ModelCatalog } from "./models/model-catalog";
import type { Inspector } from "./rows/inspector";

/** What the routes and the queue share. */
export interface Trainer {
  environment: TrainerEnvironment;
  version: string;
  log: Logger;
  files: FileStore;
  jobs: JobStore;
  events: EventLogs;
  models: ModelCatalog;
  generators: GeneratorPool;
  inspector: Inspector;
  queue: JobQueue;
}
