import { execFileSync } from "node:child_process";
import { z } from "zod";
import { migrate } from "@/scripts/platform/migrations";
import { startTemporaryPostgres } from "@/scripts/platform/postgres/temporary";
import { root } from "@/scripts/platform/root.mjs";
import { type BenchReport, describeHardware } from "./report";

const mostCountSeconds = 180;
const mostAskMs = 150;
const mostDelayMs = 150;
const mostGrowthMb = 250;

const outcomeSchema = z.record(z.string(), z.number());

/** A version of 100,000 examples, from the first question about it to its figures, and what the asking costs the process that answers pages. */
export async function bench(): Promise<BenchReport> {
  const postgres = await startTemporaryPostgres([]);
  try {
    const url = await postgres.create("bench");
    await migrate(url);
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: url,
      HONE_SECRET: "a secret that only this bench knows",
      HONE_TRAINER_API_KEY: "nobody",
    };
    const client = ["--conditions=react-server", "--import", "tsx", "bench/preflight-client.ts"];
    const printed = execFileSync(process.execPath, client, { cwd: root, env, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
    const metrics = outcomeSchema.parse(JSON.parse(printed.trim().split("\n").at(-1) ?? ""));
    const { countSeconds = 0, askMsP95 = 0, askDelayMsMax = 0, countGrowthMb = 0 } = metrics;
    return {
      bench: "preflight",
      metrics,
      peer: "no other tool was found that counts what a context cuts before a run",
      goal: {
        countSeconds: `≤ ${mostCountSeconds}, in the background`,
        countGrowthMb: `≤ ${mostGrowthMb}`,
        askMsP95: `≤ ${mostAskMs}`,
        askDelayMsMax: `≤ ${mostDelayMs}`,
      },
      ok: countSeconds <= mostCountSeconds && askMsP95 <= mostAskMs && askDelayMsMax <= mostDelayMs && countGrowthMb <= mostGrowthMb,
      hardware: describeHardware(),
    };
  } finally {
    await postgres.stop();
  }
}
