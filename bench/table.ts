import type { BrowserContext, Page } from "@playwright/test";
import pg from "pg";
import { migrate } from "../scripts/platform/migrations";
import { startTemporaryPostgres } from "../scripts/platform/postgres/temporary";
import { becomeOwner } from "./become-owner";
import { createDataset, type Place } from "./create-dataset";
import { fillAtOnce } from "./fill-dataset";
import { installRecorder, type Recording } from "./frame-recorder";
import { launchBrowser } from "./launch-browser";
import { type BenchReport, describeHardware } from "./report";
import { startHone } from "./start-hone";
import { flick, holdPageDown, jumpToEnd, walkTo, wheel } from "./table-gestures";

/** Fewer to try the bench itself: HONE_BENCH_ROWS=20000 npm run bench -- table. */
const rows = Number(process.env.HONE_BENCH_ROWS ?? 1_000_000);
const deepRow = Math.min(50_000, Math.floor(rows / 2));
const atMost: Record<string, number> = { wheelBlankFrames: 0, deepWheelBlankFrames: 0 };
/** A list that stands still shows nothing blank either. */
const atLeast: Record<string, number> = { wheelReachedRow: 400, deepWheelReachedRow: deepRow + 400 };

/** The table of a dataset of a million examples, scrolled in a real browser as people scroll. */
export async function bench(): Promise<BenchReport> {
  const postgres = await startTemporaryPostgres([]);
  try {
    const url = await postgres.create("table");
    await migrate(url);
    const hone = await startHone(url);
    try {
      const metrics: Record<string, number> = { rows, ...(await measure(hone, url)) };
      return {
        bench: "table",
        metrics,
        peer: "no other product's table of a million examples can be started here",
        goal: {
          ...Object.fromEntries(Object.entries(atMost).map(([name, most]) => [name, `≤ ${most}`])),
          ...Object.fromEntries(Object.entries(atLeast).map(([name, least]) => [name, `≥ ${least}`])),
        },
        ok:
          Object.entries(atMost).every(([name, most]) => (metrics[name] ?? Number.POSITIVE_INFINITY) <= most) &&
          Object.entries(atLeast).every(([name, least]) => (metrics[name] ?? 0) >= least),
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
  try {
    const context = await browser.newContext({ baseURL: hone.url, viewport: { width: 1440, height: 900 } });
    await becomeOwner(context, hone.ownerLink);
    const place = await createDataset(context, hone.url);
    const startedAt = performance.now();
    await fill(databaseUrl, place);
    const fillSeconds = (performance.now() - startedAt) / 1_000;
    console.error(`filled ${rows} examples in ${Math.round(fillSeconds)} s`);
    return { fillSeconds, ...(await scroll(context, `/projects/${place.projectId}/data/${place.datasetId}`)) };
  } finally {
    await browser.close();
  }
}

async function fill(databaseUrl: string, place: Place): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await fillAtOnce(client, { ...place, userIds: ["bench-a", "bench-b", "bench-c"], count: rows });
  } finally {
    await client.end();
  }
}

/** Every gesture begins on a fresh page, so that none profits from what another one loaded; the deep ones go on from row 50,000. */
async function scroll(context: BrowserContext, path: string): Promise<Record<string, number>> {
  // The compiler that runs this file names functions by a helper that a page does not have.
  await context.addInitScript("globalThis.__name = (named) => named;");
  await context.addInitScript(installRecorder);
  const metrics: Record<string, number> = {};
  for (const [name, gesture] of Object.entries({ wheel, flick, pageDown: holdPageDown, end: jumpToEnd })) {
    const page = await openTable(context, path);
    Object.assign(metrics, await record(page, name, gesture));
    await page.close();
  }
  const page = await openTable(context, path);
  const heapMbAtStart = await heapMb(page);
  const startedAt = performance.now();
  await walkTo(page, deepRow);
  const walkSeconds = (performance.now() - startedAt) / 1_000;
  const heapMbAtDeepRow = await heapMb(page);
  Object.assign(metrics, { deepRow, walkSeconds, heapMbAtStart, heapMbAtDeepRow });
  Object.assign(metrics, await record(page, "deepWheel", wheel), await record(page, "deepFlick", flick));
  await page.close();
  return metrics;
}

async function openTable(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  const list = page.getByRole("table", { name: "Examples" });
  await list.locator("tbody tr[aria-rowindex]").first().waitFor();
  await page.waitForLoadState("networkidle");
  await list.hover();
  return page;
}

async function record(page: Page, name: string, gesture: (page: Page) => Promise<void>): Promise<Record<string, number>> {
  await page.evaluate(() => window.startRecording());
  await gesture(page);
  const recording: Recording = await page.evaluate(() => window.stopRecording());
  const { gapsMs, blankRows, atEnd, reachedRow, passedPx } = recording;
  const sorted = gapsMs.toSorted((one, other) => one - other);
  const figures = {
    Frames: gapsMs.length,
    BlankFrames: blankRows.filter((count) => count > 0).length,
    MostBlankRows: Math.max(0, ...blankRows),
    FramesAtEnd: atEnd,
    GapP95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
    LongestGapMs: sorted.at(-1) ?? 0,
    PassedPx: passedPx,
    ReachedRow: reachedRow,
  };
  console.error(`${name}: ${JSON.stringify(figures)}`);
  return Object.fromEntries(Object.entries(figures).map(([figure, value]) => [name + figure, value]));
}

/** What the page holds after everything it no longer needs is gone. */
async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1e6;
}
