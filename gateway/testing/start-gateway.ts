import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StartedProcess, startProcess } from "@/lib/testing/start-process";
import { freePort } from "@/scripts/platform/ports";
import { gatewayScript } from "@/scripts/platform/processes";

/** The real process, on a folder of its own that survives its death. */
export async function startGateway(databaseUrl: string, env: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "hone-gateway-"));
  const port = await freePort();
  let running: StartedProcess | null = null;
  const gateway = {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    pid: () => running?.pid,
    async start(changed: Record<string, string> = {}): Promise<void> {
      const own = { DATABASE_URL: databaseUrl, HONE_DATA_DIR: dataDir, HONE_GATEWAY_PORT: String(port), ...env, ...changed };
      running = await startProcess(gatewayScript, own, /^Ready on port/m);
    },
    async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
      await running?.kill(signal);
      running = null;
    },
    async remove(): Promise<void> {
      await gateway.kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  await gateway.start();
  return gateway;
}

export type StartedGateway = Awaited<ReturnType<typeof startGateway>>;
