import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PlainError } from "../platform/plain-error.mjs";
import { freePort } from "../platform/ports";
import { serverScript } from "../platform/processes";
import { startProduct } from "../platform/product";
import { runCommand, stopCommands } from "../platform/run-command.mjs";
import { readSettings } from "../platform/settings";
import { type Api, createApi } from "./api";

/** Uses the Hone that HONE_URL and HONE_API_KEY name, or starts one of its own and stops it again, whatever happens in between. */
export async function withHone<T>(say: (line: string) => void, use: (api: Api) => Promise<T>): Promise<T> {
  const { HONE_URL: url, HONE_API_KEY: key } = process.env;
  if (url && key) return use(createApi(url.replace(/\/$/, ""), key));
  if (url || key)
    throw new PlainError(
      `HONE_URL and HONE_API_KEY belong together, and ${url ? "HONE_API_KEY" : "HONE_URL"} is not set. Set it, or leave out both.`,
    );
  return withOwnHone(say, use);
}

async function withOwnHone<T>(say: (line: string) => void, use: (api: Api) => Promise<T>): Promise<T> {
  const kept = process.env.HONE_DATA_DIR;
  // Only named here: whoever makes it knows who has to get in.
  const dataDir = kept || join(tmpdir(), `hone-demo-${randomUUID()}`);
  const port = process.env.PORT || String(await freePort());
  const settings = readSettings({ ...process.env, HONE_DATA_DIR: dataDir, HONE_SAMPLE: "0", PORT: port });
  const stopped = stopRequest();
  const lost = () => stopped.stop("The database stopped by itself, so the demo stops too.");
  say(`Starting Hone on port ${port} …`);
  const starting = startProduct(settings, lost);
  try {
    const product = await starting;
    try {
      const environment: Record<string, string> = JSON.parse(readFileSync(join(settings.dataDir, "running.json"), "utf8"));
      const key = await runCommand("Making an API key", process.execPath, serverScript("scripts/demo/make-key.ts"), { env: environment });
      return await Promise.race([use(createApi(settings.url, key.trim())), stopped.promise]);
    } finally {
      await product.stop();
    }
  } finally {
    if (!kept) rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Ctrl-C takes the same way out as any failure, so that nothing stays behind. */
function stopRequest() {
  let stop: (reason: string) => void = () => {};
  const promise = new Promise<never>((_, reject) => {
    stop = (reason) => reject(new PlainError(reason));
  });
  promise.catch(() => undefined);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      stopCommands();
      stop("Stopped. Nothing is left behind.");
    });
  }
  return { promise, stop };
}
