import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../scripts/platform/ports";
import { root } from "../scripts/platform/root.mjs";

/** The real product, by its own command, on a database that is there already. */
export async function startHone(databaseUrl: string) {
  const dataDir = mkdtempSync(join(tmpdir(), "hone-bench-"));
  chmodSync(dataDir, 0o711);
  const port = await freePort();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      HONE_SAMPLE: "0",
      HONE_DATA_DIR: dataDir,
      PORT: String(port),
      HONE_STOP_WITH_STDIN: "1",
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ownerLink = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const link = /^\s*(\S+\/welcome\/\S+)$/m.exec(output)?.[1];
      if (link && output.includes("Ctrl-C stops everything")) resolve(link);
    });
    child.once("exit", () => reject(new Error(`Hone did not start. It said:\n\n${output}`)));
  });
  return {
    url: `http://localhost:${port}`,
    ownerLink,
    dataDir,
    stop: async () => {
      child.stdin.end();
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
