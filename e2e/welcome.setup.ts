import { expect, test } from "./fixtures";
import { owner } from "./hone";

test("the link from the terminal makes the first owner, once", async ({ page, hone, openElsewhere }) => {
  await page.goto(hone.ownerLink);
  await page.getByLabel("Your name").fill(owner.name);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Create the owner account" }).click();
  await expect(page).toHaveURL(/\/projects/);
  await page.context().storageState({ path: "test-results/owner.json" });

  const stranger = await openElsewhere();
  await stranger.goto(hone.ownerLink);
  await expect(stranger.getByRole("button", { name: "Create the owner account" })).toHaveCount(0);
});
