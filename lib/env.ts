import "server-only";
import { z } from "zod";
import { inUtc } from "@/lib/db/in-utc";

const secret = z.string().min(32, "must have at least 32 characters");

const environment = z
  .object({
    DATABASE_URL: z.url("must be a postgresql:// address"),
    PGOPTIONS: z.string().default(""),
    HONE_URL: z.url().default("http://localhost:3000"),
    HONE_SECRET: secret,
    HONE_TRAINER_URL: z.url().default("http://127.0.0.1:3010/v1"),
    HONE_TRAINER_API_KEY: z.string().min(1),
    HONE_GATEWAY_PORT: z.coerce.number().int().min(0).max(65_535).default(3020),
    HONE_GATEWAY_URL: z.url().optional(),
    HONE_GATEWAY_SPOOL_MB: z.coerce.number().int().min(16).default(1024),
    HONE_DATA_DIR: z.string().min(1).default(".hone"),
    HONE_POLL_MS: z.coerce.number().int().min(10).default(1000),
  })
  .transform((values) => ({
    databaseUrl: inUtc(values.DATABASE_URL, values.PGOPTIONS),
    url: values.HONE_URL.replace(/\/$/, ""),
    secret: values.HONE_SECRET,
    trainerUrl: values.HONE_TRAINER_URL,
    trainerApiKey: values.HONE_TRAINER_API_KEY,
    gatewayPort: values.HONE_GATEWAY_PORT,
    gatewayUrl: (values.HONE_GATEWAY_URL ?? `http://localhost:${values.HONE_GATEWAY_PORT}`).replace(/\/$/, ""),
    gatewaySpoolBytes: values.HONE_GATEWAY_SPOOL_MB * 1024 * 1024,
    dataDir: values.HONE_DATA_DIR,
    pollMs: values.HONE_POLL_MS,
  }));

export type Env = z.infer<typeof environment>;

/** Every secret and every setting of web, worker and gateway, read once and checked once. `npm start` sets them all. */
export const env: Env = readEnv(process.env);

export function readEnv(variables: Record<string, string | undefined>): Env {
  const result = environment.safeParse(variables);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not complete. ${problems.join("; ")}. Start Hone with \`npm start\`, which sets what is missing.`);
}
