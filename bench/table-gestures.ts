import type { Page } from "@playwright/test";
import { repeat } from "./by-the-clock";

/** Fifty notches a second for ten seconds: some 90 rows a second, as quick as a hand can turn a wheel. */
export const wheel = (page: Page) => repeat(10, 20, () => page.mouse.wheel(0, 100));

const flickSteps = 40;

/** Two flicks of a trackpad a second for ten seconds, each begun at 25,000 pixels a second and running out. */
export const flick = (page: Page) => repeat(10, 12.5, (step) => page.mouse.wheel(0, Math.round(300 * 0.93 ** (step % flickSteps))));

/** The first row has the focus; then Page Down repeats as a keyboard does, thirty times a second, for ten seconds. */
export async function holdPageDown(page: Page): Promise<void> {
  await page.keyboard.press("j");
  await repeat(10, 33, () => page.keyboard.down("PageDown"));
  await page.keyboard.up("PageDown");
}

const toEnd = (page: Page) =>
  page.evaluate(() => {
    const scroller = document.querySelector("table[aria-rowcount]")?.parentElement;
    scroller?.scrollTo({ top: scroller.scrollHeight });
  });

/** To the end of what is loaded, as a dragged scroll bar goes, four times a second for ten seconds. */
export const jumpToEnd = (page: Page) => repeat(10, 250, () => toEnd(page));

/** On and on to the end of what is loaded, until the row of that number stands in the list. */
export async function walkTo(page: Page, row: number): Promise<void> {
  const mostMs = 600_000;
  const startedAt = performance.now();
  for (;;) {
    await toEnd(page);
    const drawn = await page.locator("table[aria-rowcount] tbody tr[aria-rowindex]").last().getAttribute("aria-rowindex");
    if (Number(drawn) > row) return;
    if (performance.now() - startedAt > mostMs) throw new Error(`After ten minutes the list had come to row ${drawn} only.`);
  }
}
