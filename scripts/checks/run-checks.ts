import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { ensureBrowser } from "../platform/browser";
import { build } from "../platform/build";
import { type Counts, check, run, timed } from "./stage";

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Everything that must hold, in the order in which it fails fastest; one failure does not hide the next. */
export async function runChecks(): Promise<void> {
  const reports = mkdtempSync(join(tmpdir(), "hone-reports-"));
  let isInterrupted = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => (isInterrupted = true));
  const stages: (() => Promise<Counts>)[] = [
    () => check("style", ["node_modules/@biomejs/biome/bin/biome", "check", "."]),
    () => check("who imports whom", ["--import", "tsx", "scripts/check-imports.ts"]),
    () => timed("types", checkTypes),
    () => timed("unit and integration tests, CPU trainer included", () => runVitest(join(reports, "vitest.json"))),
    () => timed("the web application builds", buildApplication),
    () => timed("the story in a browser", () => runPlaywright(join(reports, "playwright.json"))),
  ];
  const totals: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const stage of stages) {
    if (isInterrupted) break;
    const counts = await stage();
    totals.passed += counts.passed;
    totals.failed += counts.failed;
    totals.skipped += counts.skipped;
  }
  rmSync(reports, { recursive: true, force: true });
  if (totals.skipped) console.log(`\n${totals.skipped} skipped`);
  console.log(`\n${totals.passed} passed, ${totals.failed} failed${isInterrupted ? ", interrupted" : ""}`);
  process.exitCode = totals.failed || isInterrupted ? 1 : 0;
}

async function checkTypes(): Promise<Counts> {
  // Next writes the types of pages and style sheets; on a fresh clone they are not there yet.
  const written = await run(["node_modules/next/dist/bin/next", "typegen"], { NEXT_TELEMETRY_DISABLED: "1" });
  const checked = await run(["node_modules/typescript/bin/tsc", "--noEmit"]);
  return written === 0 && checked === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

async function buildApplication(): Promise<Counts> {
  await build();
  return { passed: 1, failed: 0, skipped: 0 };
}

async function runVitest(report: string): Promise<Counts> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run(["node_modules/vitest/vitest.mjs", "run", ...reporters]);
  const { numPassedTests, numFailedTests, numPendingTests } = vitestReport.parse(JSON.parse(readFileSync(report, "utf8")));
  return atLeastOneFailure(code, { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests });
}

async function runPlaywright(report: string): Promise<Counts> {
  const browser = await ensureBrowser();
  const code = await run(["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"], {
    HONE_BROWSER: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const { expected, unexpected, flaky, skipped } = playwrightReport.parse(JSON.parse(readFileSync(report, "utf8"))).stats;
  return atLeastOneFailure(code, { passed: expected, failed: unexpected + flaky, skipped });
}

/** A file that cannot be loaded, or an error between two tests, fails the run without failing a test. */
function atLeastOneFailure(code: number, counts: Counts): Counts {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
