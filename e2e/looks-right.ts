import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** No serious accessibility fault in light or dark, and no sideways scroll on the narrowest phone; the page is left as it was. */
export async function looksRight(page: Page): Promise<void> {
  const size = page.viewportSize();
  // What is half under the bar would count as a target that is too small.
  await page.evaluate(() => window.scrollTo(0, 0));
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    const faults = serious.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`);
    expect.soft(faults, `${page.url()}, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.soft.poll(sideways, { message: `${page.url()} at 320 px` }).toBe(0);
  if (size) await page.setViewportSize(size);
}
