import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import pg from "pg";
import { migrate } from "../scripts/platform/migrations";
import { startTemporaryPostgres } from "../scripts/platform/postgres/temporary";
import { becomeOwner } from "./become-owner";
import { drag, pinch } from "./compare-gestures";
import { createDataset } from "./create-dataset";
import { fillRuns } from "./fill-runs";
import { installFrameGaps } from "./frame-gaps";
import { launchBrowser } from "./launch-browser";
import { type BenchReport, describeHardware } from "./report";
import { startHone } from "./start-hone";

const runs = 20;
const steps = 10_000;
const measures = "trainLoss,validLoss,trainAccuracy,validAccuracy";
/** As wide as one of four pictures on a screen of 1440. */
const columns = 600;
const rounds = 40;
const mostMs = 200;
/** A browser draws 60 in a second; a frame now and then falls into the next second. */
const fewestFrames = 59;

/** Twenty runs of ten thousand steps compared: how soon four measures of them are answered, and how smoothly they move in a real browser. */
export async function bench(): Promise<BenchReport> {
  const postgres = await startTemporaryPostgres([]);
  try {
    const url = await postgres.create("compare");
    await migrate(url);
    const hone = await startHone(url);
    try {
      const metrics: Record<string, number> = { runs, steps, ...(await measure(hone, url)) };
      const isQuick = (name: string) => (metrics[name] ?? Number.POSITIVE_INFINITY) <= mostMs;
      const isSmooth = (name: string) => (metrics[name] ?? 0) >= fewestFrames;
      return {
        bench: "compare",
        metrics,
        peer: "no other product's comparison of runs can be started here",
        goal: {
          packedMedianMs: `≤ ${mostMs}`,
          windowMedianMs: `≤ ${mostMs}`,
          panFramesPerSecond: "60",
          zoomFramesPerSecond: "60",
        },
        ok: ["packedMedianMs", "windowMedianMs"].every(isQuick) && ["panFramesPerSecond", "zoomFramesPerSecond"].every(isSmooth),
        hardware: describeHardware(),
      };
    } finally {
      await hone.stop();
    }
  } finally {
    await postgres.stop();
  }
}

type Hone = Awaited<ReturnType<typeof startHone>>;

async function measure(hone: Hone, databaseUrl: string): Promise<Record<string, number>> {
  const browser = await launchBrowser();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const context = await browser.newContext({ baseURL: hone.url, viewport: { width: 1440, height: 900 } });
    await becomeOwner(context, hone.ownerLink);
    const { projectId, datasetId } = await createDataset(context, hone.url);
    await fillRuns(client, { projectId, datasetId, runs, steps });
    console.error(`filled ${runs} runs of ${steps} steps`);
    const answers = await ask(context, hone.url, client, projectId);
    const serverMb = residentMb(hone.dataDir);
    return { ...answers, ...(serverMb === null ? {} : { serverMb }), ...(await move(context, projectId)) };
  } finally {
    await client.end();
    await browser.close();
  }
}

const numbers = Array.from({ length: runs }, (_, index) => index + 1).join(",");

/** Through the real web server: as stored by a trainer's news, then packed as a run's end leaves it, whole and in windows. */
async function ask(context: BrowserContext, url: string, client: pg.Client, projectId: string): Promise<Record<string, number>> {
  const cookies = await context.cookies(url);
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
  const address = `${url}/api/v1/projects/${projectId}/runs/curves?runs=${numbers}&measures=${measures}&columns=${columns}`;
  const time = async (query: string) => {
    const startedAt = performance.now();
    const response = await fetch(address + query, { headers });
    const { length } = await response.text();
    if (!response.ok) throw new Error(`The curves were answered with ${response.status}.`);
    return { ms: performance.now() - startedAt, kb: length / 1e3 };
  };
  const times = async (name: string, queryOf: (round: number) => string) => {
    const all: number[] = [];
    for (let round = 0; round < rounds; round++) all.push((await time(queryOf(round))).ms);
    return { [`${name}MedianMs`]: quantile(all, 0.5), [`${name}P95Ms`]: quantile(all, 0.95) };
  };
  await time("");
  const loose = await time("");
  await client.query(await readPackSql());
  const { kb } = await time("");
  return {
    unpackedMs: loose.ms,
    answerKb: kb,
    ...(await times("packed", () => "")),
    ...(await times("window", (round) => `&from=${round * 200}&to=${round * 200 + 2_000}`)),
    ...(await times("smoothed", () => "&smoothing=0.9")),
  };
}

/** The statement by which the migration packed runs that were there. */
async function readPackSql(): Promise<string> {
  const folder = new URL("../prisma/migrations/20261129012815_pack_curves_for_drawing/migration.sql", import.meta.url);
  const sql = readFileSync(folder, "utf8");
  return sql.slice(sql.indexOf("INSERT INTO"));
}

async function move(context: BrowserContext, projectId: string): Promise<Record<string, number>> {
  // The compiler that runs this file names functions by a helper that a page does not have.
  await context.addInitScript("globalThis.__name = (named) => named;");
  await context.addInitScript(installFrameGaps);
  const page = await context.newPage();
  const startedAt = performance.now();
  await page.goto(`/projects/${projectId}/runs/compare?runs=${numbers}`);
  const picture = page.getByRole("group", { name: /^Training loss/ }).locator("canvas");
  await picture.waitFor();
  await page.waitForLoadState("networkidle");
  const openMs = performance.now() - startedAt;
  const zoom = await record(page, "zoom", () => pinch(page, picture));
  await page.waitForLoadState("networkidle");
  const pan = await record(page, "pan", () => drag(page, picture));
  return { openMs, ...zoom, ...pan, pageHeapMb: await heapMb(page) };
}

async function record(page: Page, name: string, gesture: () => Promise<void>): Promise<Record<string, number>> {
  await page.evaluate(() => window.startFrames());
  await gesture();
  const gaps = await page.evaluate(() => window.stopFrames());
  const seconds = gaps.reduce((sum, gap) => sum + gap, 0) / 1_000;
  return {
    [`${name}FramesPerSecond`]: gaps.length / seconds,
    [`${name}GapP95Ms`]: quantile(gaps, 0.95),
    [`${name}LongestGapMs`]: Math.max(...gaps),
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** What the web server holds; null on a machine that does not say. */
function residentMb(dataDir: string): number | null {
  try {
    const children: Record<string, { name: string }> = JSON.parse(readFileSync(join(dataDir, "children.json"), "utf8"));
    const [pid] = Object.entries(children).find(([, { name }]) => name === "web") ?? [];
    const kb = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kb === undefined ? null : Number(kb) / 1e3;
  } catch {
    return null;
  }
}

/** What the page holds after everything it no longer needs is gone. */
async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1e6;
}
