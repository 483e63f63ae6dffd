import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { z } from "zod";
import { migrate } from "@/scripts/platform/migrations";
import { freePort } from "@/scripts/platform/ports";
import { startTemporaryPostgres } from "@/scripts/platform/postgres/temporary";
import { gatewayScript, serverScript } from "@/scripts/platform/processes";
import { root } from "@/scripts/platform/root.mjs";
import { waitUntil } from "@/scripts/platform/wait-until";
import { cpuBetween, readCpu } from "./cpu-of";
import { type Figures, load, median } from "./gateway-load";
import { startPortkey } from "./gateway-peer";
import { type BenchReport, describeHardware } from "./report";

// Rounds differ by more than what is looked for, so their middle counts, and it takes five to have one.
const rounds = 5;
const measuredMs = Number(process.env.HONE_BENCH_MS ?? 5_000);
const soakRequests = Number(process.env.HONE_BENCH_REQUESTS ?? 100_000);
const upstreamMs = 20;

const goal = {
  addedP50Ms: "≤ 1 at 16 in flight",
  addedP99Ms: "≤ 5 at 16 in flight",
  timesPeerAt64: "≥ 2.5 × Portkey's requests/s at 64 in flight, where the provider itself gives as many",
  timesPeerAt256: "≥ 2.5 × Portkey's requests/s at 256 in flight",
  addedFirstByteMs: "≤ 2",
  lostLogRows: "0 of all requests",
  memoryGrowth: "≤ 1.15 from a fifth of the soak to its end",
};

const healthSchema = z.object({ spool: z.object({ waitingBytes: z.number() }) });
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
    const [upstreamPort, gatewayPort, peerPort, idealPort] = [await freePort(), await freePort(), await freePort(), await freePort()];
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
    const gateway = await start(gatewayScript, env, /Ready on port/);
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
    const idealArgs = ["--import", "tsx", "bench/gateway-ideal.ts", String(idealPort), new URL(upstream).origin];
    const idealGateway = await start(idealArgs, {}, /listening/);
    const ideal = { ...direct, url: `http://127.0.0.1:${idealPort}/v1` };
    const portkey = await startPortkey(peerPort, upstream);
    if (typeof portkey !== "string") children.push(portkey.child);

    const at16: { direct: Figures; ideal: Figures; hone: Figures }[] = [];
    const at64: { direct: Figures; hone: Figures; peer: Figures | null }[] = [];
    const at256: typeof at64 = [];
    const streamed: { direct: Figures; ideal: Figures; hone: Figures }[] = [];
    /** How long the log went on arriving when 16 in flight had their answers. */
    const behind: number[] = [];
    let asked = 0;
    const askHone = async (inFlight: number, isStream = false) => {
      const figures = await load(hone, { inFlight, ms: measuredMs, isStream });
      asked += figures.requests;
      return figures;
    };
    // Each load pays for the log that it makes itself, and none for that of the load before.
    const settle = () => waitUntil(async () => (await waitingBytes(gatewayPort)) === 0, 120_000, "The log does not get to the database.");
    // What has not run yet is not compiled yet: the first seconds of each kind say nothing about the ones after.
    for (const isStream of [false, true]) await askHone(16, isStream);
    await askHone(256);
    const used = { hone: createMeter(gateway.pid), ideal: createMeter(idealGateway.pid) };
    for (let round = 0; round < rounds; round++) {
      for (const [all, isStream] of [
        [at16, false],
        [streamed, true],
      ] as const) {
        await settle();
        const bare = await load(direct, { inFlight: 16, ms: measuredMs, isStream });
        const passed = await used.ideal(() => load(ideal, { inFlight: 16, ms: measuredMs, isStream }));
        all.push({ direct: bare, ideal: passed, hone: await used.hone(() => askHone(16, isStream)) });
        const endedAt = performance.now();
        await settle();
        behind.push((performance.now() - endedAt) / 1_000);
      }
      for (const [all, inFlight] of [
        [at64, 64],
        [at256, 256],
      ] as const) {
        const bare = await load(direct, { inFlight, ms: measuredMs });
        const peer = typeof portkey === "string" ? null : await load(portkey.target, { inFlight, ms: measuredMs });
        await settle();
        all.push({ direct: bare, hone: await askHone(inFlight), peer });
      }
    }
    await settle();
    const rss = () => Number(execFileSync("ps", ["-o", "rss=", "-p", String(gateway.pid)]).toString()) / 1024;
    const soakBegin = await load(hone, { inFlight: 64, requests: Math.round(soakRequests / 5) });
    const rssBefore = rss();
    const soakRest = await load(hone, { inFlight: 64, requests: soakRequests - Math.round(soakRequests / 5) });
    const memoryGrowth = rss() / rssBefore;
    asked += soakBegin.requests + soakRest.requests;
    const { rows, deliverySeconds } = await countRows(databaseUrl, asked);

    const added = (rounds: typeof at16, of: (figures: Figures) => number, who: "hone" | "ideal" = "hone") =>
      median(rounds.map((round) => of(round[who]) - of(round.direct)));
    const perSecond = (rounds: typeof at64, who: "hone" | "direct" | "peer") =>
      median(rounds.flatMap((round) => round[who]?.perSecond ?? []));
    const failed = [...at16, ...streamed, ...at64, ...at256].reduce(
      (sum, round) => sum + round.hone.failed,
      soakBegin.failed + soakRest.failed,
    );
    const metrics: Record<string, number> = {
      directP50Ms: median(at16.map(({ direct: { p50 } }) => p50)),
      addedP50Ms: added(at16, ({ p50 }) => p50),
      addedP99Ms: added(at16, ({ p99 }) => p99),
      logBehindSecondsAt16: median(behind),
      ...used.hone.perRequest(),
      perSecondAt64: perSecond(at64, "hone"),
      perSecondAt256: perSecond(at256, "hone"),
      addedFirstByteMs: added(streamed, ({ firstByteP50 }) => firstByteP50),
      soakRequests,
      soakPerSecond: soakRest.perSecond,
      failedRequests: failed,
      lostLogRows: asked - rows,
      deliverySeconds,
      memoryMb: rss(),
      memoryGrowth,
    };
    if (typeof portkey !== "string") {
      metrics.timesPeerAt64 = perSecond(at64, "hone") / perSecond(at64, "peer");
      metrics.timesPeerAt256 = perSecond(at256, "hone") / perSecond(at256, "peer");
    }
    // 64 at a time and 20 ms each: beside a peer that reaches more than two fifths of it, nothing at all could be two and a half times as fast.
    const canTellAt64 = perSecond(at64, "direct") >= 2.5 * perSecond(at64, "peer");
    const ok =
      within(metrics.addedP50Ms, 1) &&
      within(metrics.addedP99Ms, 5) &&
      within(metrics.addedFirstByteMs, 2) &&
      within(metrics.memoryGrowth, 1.15) &&
      metrics.lostLogRows === 0 &&
      failed === 0 &&
      (!canTellAt64 || (metrics.timesPeerAt64 ?? 2.5) >= 2.5) &&
      (metrics.timesPeerAt256 ?? 2.5) >= 2.5;
    // What is left of a gateway without keys, routing, limits and a log: this machine, HTTP and two hops.
    const idealFigures = {
      idealAddedP50Ms: added(at16, ({ p50 }) => p50, "ideal"),
      idealAddedP99Ms: added(at16, ({ p99 }) => p99, "ideal"),
      idealAddedFirstByteMs: added(streamed, ({ firstByteP50 }) => firstByteP50, "ideal"),
      directPerSecondAt64: perSecond(at64, "direct"),
      directPerSecondAt256: perSecond(at256, "direct"),
      ...used.ideal.perRequest("ideal "),
    };
    if (typeof portkey === "string") console.error(portkey);
    else if (!canTellAt64) {
      const most = perSecond(at64, "direct") / perSecond(at64, "peer");
      console.error(
        `The goal at 64 in flight cannot be told here: the provider alone answers ${most.toFixed(2)} times what Portkey passes on. 256 in flight tells.`,
      );
    }
    const peer =
      typeof portkey === "string"
        ? idealFigures
        : { ...idealFigures, perSecondAt64: perSecond(at64, "peer"), perSecondAt256: perSecond(at256, "peer") };
    return { bench: "gateway", metrics, peer, goal, ok, hardware: describeHardware() };
  } finally {
    for (const child of children) child.kill("SIGTERM");
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Adds up what a process takes of the processors while it is asked; delivery of what was logged falls into it as it comes. */
function createMeter(pid: number | undefined) {
  const sums = { requests: 0, process: 0, main: 0, second: 0 };
  const measure = async (ask: () => Promise<Figures>): Promise<Figures> => {
    const before = readCpu(pid);
    const figures = await ask();
    const took = cpuBetween(pid, before, readCpu(pid));
    sums.requests += figures.requests;
    for (const part of ["process", "main", "second"] as const) sums[part] += took[part];
    return figures;
  };
  const each = (ms: number) => (ms * 1_000) / sums.requests;
  /** Nothing where the system does not tell. */
  const perRequest = (whose = ""): Record<string, number> =>
    Number.isNaN(sums.process)
      ? {}
      : { [`${whose}cpuUs`]: each(sums.process), [`${whose}servingCpuUs`]: each(sums.main), [`${whose}storeCpuUs`]: each(sums.second) };
  return Object.assign(measure, { perRequest });
}

const within = (value: number | undefined, most: number) => value !== undefined && value <= most;

async function waitingBytes(port: number): Promise<number> {
  const health = await fetch(`http://127.0.0.1:${port}/health`);
  return healthSchema.parse(await health.json()).spool.waitingBytes;
}

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
  const output = execFileSync(process.execPath, [...serverScript(file), argument], { cwd: root, env: { ...process.env, ...env } });
  return output.toString().trim().split("\n").at(-1) ?? "";
}

function startChild(args: string[], env: Record<string, string>, ready: RegExp): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    child.stdout.on("data", (text: Buffer) => ready.test(text.toString()) && resolve(child));
    child.once("exit", (code) => reject(new Error(`node ${args.join(" ")} ended with ${code} before it was ready.`)));
  });
}
