import { type Browser, chromium } from "@playwright/test";
import { ensureBrowser } from "../scripts/platform/browser";

/** The browser that the tests use; as root it has no sandbox. */
export async function launchBrowser(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath: await ensureBrowser(), args: isRoot ? ["--no-sandbox", "--disable-dev-shm-usage"] : [] });
}
