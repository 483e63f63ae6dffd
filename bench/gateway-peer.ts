import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitUntil } from "@/scripts/platform/wait-until";
import type { Target } from "./gateway-load";

const version = "1.15.2";

/** Portkey's gateway as its npm package has it, in a folder outside this repository; or why it could not be had. */
export async function startPortkey(port: number, upstream: string): Promise<{ child: ChildProcess; target: Target } | string> {
  const folder = join(tmpdir(), `hone-bench-portkey-${version}`);
  try {
    mkdirSync(folder, { recursive: true });
    execFileSync("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", `@portkey-ai/gateway@${version}`], { stdio: "pipe" });
    const entry = join(folder, "node_modules/@portkey-ai/gateway/build/start-server.js");
    const child = spawn(process.execPath, [entry, `--port=${port}`, "--headless"], {
      cwd: folder,
      stdio: "ignore",
      env: { ...process.env, NODE_ENV: "production" },
    });
    const url = `http://127.0.0.1:${port}`;
    await waitUntil(
      () =>
        fetch(url).then(
          () => true,
          () => false,
        ),
      30_000,
      "It did not answer within half a minute.",
    );
    const headers = { authorization: "Bearer nobody", "x-portkey-provider": "openai", "x-portkey-custom-host": upstream };
    return { child, target: { url: `${url}/v1`, model: "tiny", headers } };
  } catch (error) {
    return `Portkey's gateway could not be run: ${error instanceof Error ? error.message.split("\n")[0] : error}`;
  }
}
