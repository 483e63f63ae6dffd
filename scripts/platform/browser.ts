import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { PlainError } from "./plain-error.mjs";
import { runCommand } from "./run-command.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const applications = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

/** The browser for the tests: the one HONE_BROWSER names, the system's, or Playwright's own. */
export function findBrowser(): string | null {
  const named = process.env.HONE_BROWSER;
  if (named && !existsSync(named)) throw new PlainError(`HONE_BROWSER names ${named}, and there is no such file.`);
  const folders = (process.env.PATH ?? "").split(delimiter);
  const installed = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [named ?? "", ...installed, ...applications, chromium.executablePath()].find((file) => file && existsSync(file)) ?? null;
}

/** Finds a browser or installs one: Playwright's where its download can be reached, Debian's where we may. */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser();
  if (found) return found;
  console.log("There is no Chromium here; installing one …");
  const attempts = [
    () =>
      runCommand("playwright install", process.execPath, ["node_modules/@playwright/test/cli.js", "install", "--with-deps", "chromium"]),
    () => runCommand("playwright install", process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]),
    ...(isDebian() && process.getuid?.() === 0 ? [installFromDebian] : []),
  ];
  for (const attempt of attempts) {
    await attempt().catch(() => {});
    const browser = findBrowser();
    if (browser) return browser;
  }
  throw new PlainError(
    "The browser tests need a Chromium and none could be installed. Install Chromium or Google Chrome (on Debian: apt-get install chromium), or name one: HONE_BROWSER=/path/to/chromium npm test",
  );
}

async function installFromDebian(): Promise<void> {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await runCommand("apt-get update", "apt-get", ["update"], { env });
  await runCommand("apt-get install", "apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], { env });
}

function isDebian(): boolean {
  return existsSync("/etc/os-release") && /^ID(_LIKE)?=.*debian/m.test(readFileSync("/etc/os-release", "utf8"));
}
