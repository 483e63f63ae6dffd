import { pino } from "pino";
import { parseEnvironment } from "./server/environment";
import { startTrainer } from "./server/start-trainer";
import { describeStorageFailure } from "./server/storage/storage-failure";

function explain(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
    return "The port is in use. Set HONE_TRAINER_PORT to another one, or stop what listens there.";
  return describeStorageFailure(error)?.message ?? (error instanceof Error ? error.message : String(error));
}

// What people train on is nobody else's business on this machine.
process.umask(0o077);

try {
  const environment = parseEnvironment(process.env);
  const log = pino({ level: environment.logLevel, base: null });
  const trainer = await startTrainer(environment, log);

  const stop = async (signal: NodeJS.Signals) => {
    log.info({ signal }, "stopping");
    await trainer.stop();
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  log.info({ url: trainer.url, threads: environment.threads }, "listening");
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
