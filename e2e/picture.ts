import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

const folder = "docs/pictures";

/** Pictures in the documentation are taken from the real product, and only when they are asked for: HONE_PICTURES=1. */
export const takesPictures = process.env.HONE_PICTURES === "1";

/** What the page shows, without anything that still loads. */
export async function picture(page: Page, name: string, height = 800): Promise<void> {
  if (!takesPictures) return;
  await page.setViewportSize({ width: 1280, height });
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(page.locator("[role=status][aria-label^=Loading]")).toHaveCount(0);
  await page.screenshot({ path: `${folder}/${name}.png` });
}

/** In a picture a project is called what somebody would call it, not after its test. */
export async function nameForPicture(page: Page, project: { id: string }, name: string): Promise<void> {
  if (!takesPictures) return;
  const origin = new URL(page.url()).origin;
  const renamed = await page.request.patch(`/api/v1/projects/${project.id}`, { headers: { origin }, data: { name } });
  expect(renamed.status(), await renamed.text()).toBe(200);
  await page.reload();
}
