import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { z } from "zod";
import { migrate } from "@/scripts/platform/migrations";
import { freePort } from "@/scripts/platform/ports";
import { startTemporaryPostgres } from "@/scripts/platform/postgres/temporary";
import { root } from "@/scripts/platform/root.mjs";
import { waitUntil } from "@/scripts/platform/wait-until";
import { type Figures, load, median } from "./gateway-load";
import { startPortkey } from "./gateway-peer";
import { type BenchReport, describeHardware } from "./report";

const rounds = 3;
const measuredMs = Number(process.env.HONE_BENCH_MS ?? 8_000);
const soakRequests = Number(process.env.HONE_BENCH_REQUESTS ?? 100_000);
const upstreamMs = 20;

const goal = {
  addedP50Ms: "≤ 1 at 16 in flight",
  addedP99Ms: "≤ 5 at 16 in flight",
  timesPeerAt64: "≥ 2.5 × Portkey's requests/s at 64 in flight",
  addedFirstByteMs: "≤ 2",
  lostLogRows: "0 of all requests",
  memoryGrowth: "≤ 1.15 from a fifth of the soak to its end",
};

const asServer = ["--conditions=react-server", "--import", "tsx"];
const setupSchema = z.object({ key: z.string(), name: z.string() });

/** Load, gateway, upstream and Postgres on one machine, with every request logged and its text kept. */
export async function bench(): Promise<BenchReport> {
  const postgres = await startTemporaryPostgres([]);
  const dataDir = mkdtempSync(join(tmpdir(), "hone-bench-gateway-"));
  const children: ChildProcess[] = [];
  const start = async (args: string[], env: Record<string, string>, ready: RegExp) => {
    const child = await startChild(args, env, ready);
    children.push(child);
    return child;
  };
  try {
    const databaseUrl = await postgres.create("bench");
    await migrate(databaseUrl);
    const [upstreamPort, gatewayPort, peerPort] = [await freePort(), await freePort(), await freePort()];
    const upstream = `http://127.0.0.1:${upstreamPort}/v1`;
    await start(["--import", "tsx", "bench/gateway-upstream.ts", String(upstreamPort), String(upstreamMs)], {}, /listening/);
    const env = {
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      HONE_SECRET: "a secret that only this bench knows of",
      HONE_TRAINER_API_KEY: "nobody",
      HONE_DATA_DIR: dataDir,
      HONE_GATEWAY_PORT: String(gatewayPort),
    };
    const { key, name } = setupSchema.parse(JSON.parse(await runScript("bench/gateway-setup.ts", upstream, env)));
    const gateway = await start([...asServer, "gateway/main.ts"], env, /Ready on port/);
    const hone = { url: `http://127.0.0.1:${gatewayPort}/v1`, model: name, headers: { authorization: `Bearer ${key}` } };
    const direct = { url: upstream, model: "tiny", headers: { authorization: "Bearer nobody" } };
    await waitUntil(
      () =>
        fetch(`${hone.url}/models`, { headers: hone.headers }).then(
          ({ ok }) => ok,
          () => false,
        ),
      30_000,
      "The gateway does not answer.",
    );
    const portkey = await startPortkey(peerPort, upstream);
    if (typeof portkey !== "string") children.push(portkey.child);

    const at16: { direct: Figures; hone: Figures }[] = [];
    const at64: { hone: Figures; peer: Figures | null }[] = [];
    const streamed: { direct: Figures; hone: Figures }[] = [];
    let asked = 0;
    const askHone = async (inFlight: number, isStream = false) => {
      const figures = await load(hone, { inFlight, ms: measuredMs, isStream });
      asked += figures.requests;
      return figures;
    };
    await askHone(16);
    for (let round = 0; round < rounds; round++) {
      at16.push({ direct: await load(direct, { inFlight: 16, ms: measuredMs }), hone: await askHone(16) });
      streamed.push({ direct: await load(direct, { inFlight: 16, ms: measuredMs, isStream: true }), hone: await askHone(16, true) });
      const peer = typeof portkey === "string" ? null : await load(portkey.target, { inFlight: 64, ms: measuredMs });
      at64.push({ hone: await askHone(64), peer });
    }
    const rss = () => Number(execFileSync("ps", ["-o", "rss=", "-p", String(gateway.pid)]).toString()) / 1024;
    const soakBegin = await load(hone, { inFlight: 64, requests: Math.round(soakRequests / 5) });
    const rssBefore = rss();
    const soakRest = await load(hone, { inFlight: 64, requests: soakRequests - Math.round(soakRequests / 5) });
    const memoryGrowth = rss() / rssBefore;
    asked += soakBegin.requests + soakRest.requests;
    const { rows, deliverySeconds } = await countRows(databaseUrl, asked);

    const added = (of: (figures: Figures) => number) => median(at16.map((round) => of(round.hone) - of(round.direct)));
    const honeAt64 = median(at64.map(({ hone: { perSecond } }) => perSecond));
    const peerAt64 = median(at64.flatMap(({ peer }) => peer?.perSecond ?? []));
    const failed = [...at16, ...streamed, ...at64].reduce((sum, round) => sum + round.hone.failed, soakBegin.failed + soakRest.failed);
    const metrics: Record<string, number> = {
      directP50Ms: median(at16.map(({ direct: { p50 } }) => p50)),
      addedP50Ms: added(({ p50 }) => p50),
      addedP99Ms: added(({ p99 }) => p99),
      perSecondAt64: honeAt64,
      addedFirstByteMs: median(streamed.map((round) => round.hone.firstByteP50 - round.direct.firstByteP50)),
      soakRequests,
      soakPerSecond: soakRest.perSecond,
      failedRequests: failed,
      lostLogRows: asked - rows,
      deliverySeconds,
      memoryMb: rss(),
      memoryGrowth,
    };
    if (typeof portkey !== "string") metrics.timesPeerAt64 = honeAt64 / peerAt64;
    const ok =
      within(metrics.addedP50Ms, 1) &&
      within(metrics.addedP99Ms, 5) &&
      within(metrics.addedFirstByteMs, 2) &&
      within(metrics.memoryGrowth, 1.15) &&
      metrics.lostLogRows === 0 &&
      failed === 0 &&
      (metrics.timesPeerAt64 ?? 2.5) >= 2.5;
    const peer =
      typeof portkey === "string"
        ? portkey
        : { perSecondAt64: peerAt64, p50MsAt64: median(at64.flatMap((round) => round.peer?.p50 ?? [])) };
    return { bench: "gateway", metrics, peer, goal, ok, hardware: describeHardware() };
  } finally {
    for (const child of children) child.kill("SIGTERM");
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const within = (value: number | undefined, most: number) => value !== undefined && value <= most;

/** Delivery is behind while the machine is busy; what counts is that all of it arrives. */
async function countRows(databaseUrl: string, expected: number): Promise<{ rows: number; deliverySeconds: number }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const startedAt = performance.now();
  const count = async () => Number((await client.query(`select count(*) from "RequestLog"`)).rows[0]?.count ?? 0);
  let rows = await count();
  for (let idleSince = performance.now(), last = rows; rows < expected && performance.now() - idleSince < 30_000; ) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    rows = await count();
    if (rows !== last) idleSince = performance.now();
    last = rows;
  }
  await client.end();
  return { rows, deliverySeconds: (performance.now() - startedAt) / 1_000 };
}

async function runScript(file: string, argument: string, env: Record<string, string>): Promise<string> {
  const output = execFileSync(process.execPath, [...asServer, file, argument], { cwd: root, env: { ...process.env, ...env } });
  return output.toString().trim().split("\n").at(-1) ?? "";
}

function startChild(args: string[], env: Record<string, string>, ready: RegExp): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    child.stdout.on("data", (text: Buffer) => ready.test(text.toString()) && resolve(child));
    child.once("exit", (code) => reject(new Error(`node ${args.join(" ")} ended with ${code} before it was ready.`)));
  });
}
