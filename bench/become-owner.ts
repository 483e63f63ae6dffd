import type { BrowserContext } from "@playwright/test";

/** Claims a fresh product's owner link; from then on the context is signed in. */
export async function becomeOwner(context: BrowserContext, ownerLink: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(ownerLink);
  await page.getByLabel("Your name").fill("Ada Owner");
  await page.getByLabel("E-mail").fill("ada@example.org");
  await page.getByLabel("Password", { exact: true }).fill("a few words in a row");
  await page.getByRole("button", { name: "Create the owner account" }).click();
  await page.waitForURL(/\/projects/);
  await page.close();
}
