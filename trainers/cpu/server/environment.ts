import os from "node:os";
import path from "node:path";
import { z } from "zod";

const wholeNumber = (minimum: number, maximum: number) => z.coerce.number().int().min(minimum).max(maximum);

const environmentSchema = z.object({
  HONE_TRAINER_PORT: wholeNumber(0, 65_535).default(4310),
  HONE_TRAINER_HOST: z.string().min(1).default("127.0.0.1"),
  HONE_TRAINER_DATA_DIR: z.string({ error: "is required: the folder where jobs, files and models are kept" }).min(1),
  HONE_TRAINER_API_KEY: z
    .string({ error: "is required: callers send it as Authorization: Bearer <key>" })
    .min(8, "must have at least 8 characters"),
  HONE_TRAINER_THREADS: wholeNumber(1, 256).default(os.availableParallelism()),
  HONE_TRAINER_MODELS_DIR: z.string().min(1).optional(),
  HONE_TRAINER_MEMORY_MB: wholeNumber(64, 16_000_000).optional(),
  HONE_TRAINER_MAX_FILE_MB: wholeNumber(1, 100_000).default(512),
  HONE_TRAINER_LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export interface TrainerEnvironment {
  port: number;
  host: string;
  dataFolder: string;
  modelsFolder: string;
  apiKey: string;
  threads: number;
  memoryLimitMb: number | undefined;
  maxFileBytes: number;
  logLevel: string;
}

/** Throws an Error whose message lists every variable to correct. An empty variable counts as absent. */
export function parseEnvironment(variables: Record<string, string | undefined>): TrainerEnvironment {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
    throw new Error(`The trainer cannot start with these settings:\n${lines.join("\n")}`);
  }
  const values = parsed.data;
  const dataFolder = path.resolve(values.HONE_TRAINER_DATA_DIR);
  return {
    port: values.HONE_TRAINER_PORT,
    host: values.HONE_TRAINER_HOST,
    dataFolder,
    modelsFolder: path.resolve(values.HONE_TRAINER_MODELS_DIR ?? path.join(dataFolder, "models")),
    apiKey: values.HONE_TRAINER_API_KEY,
    threads: values.HONE_TRAINER_THREADS,
    memoryLimitMb: values.HONE_TRAINER_MEMORY_MB,
    maxFileBytes: values.HONE_TRAINER_MAX_FILE_MB * 1024 * 1024,
    logLevel: values.HONE_TRAINER_LOG_LEVEL,
  };
}
