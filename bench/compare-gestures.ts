import type { Locator, Page } from "@playwright/test";
import { repeat } from "./by-the-clock";

const seconds = 6;

async function centreOf(picture: Locator): Promise<{ x: number; y: number; width: number }> {
  const box = await picture.boundingBox();
  if (!box) throw new Error("The picture is not on the page.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
}

/** In by a factor of six, out again and in once more, sixty small turns of the wheel a second, as a trackpad sends them. */
export async function pinch(page: Page, picture: Locator): Promise<void> {
  const { x, y } = await centreOf(picture);
  await page.mouse.move(x, y);
  await page.keyboard.down("Control");
  await repeat(seconds, 1_000 / 60, (step) => page.mouse.wheel(0, step % 180 < 60 || step % 180 >= 120 ? -7.5 : 7.5));
  await page.keyboard.up("Control");
}

/** To and fro over most of the picture, sixty movements a second. */
export async function drag(page: Page, picture: Locator): Promise<void> {
  const { x, y, width } = await centreOf(picture);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await repeat(seconds, 1_000 / 60, (step) => page.mouse.move(x + Math.sin(step / 30) * width * 0.45, y));
  await page.mouse.up();
}
