import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { createDataset, csvFile, importFile } from "./pages/data-pages";
import { makeTickets, toCsv } from "./tickets";

const longAnswer = (queue: string, times: number) => `${queue} ${"because the meter was at fault ".repeat(times)}`.trim();

test("an answer that would be cut is found, shown, mended in one press, and then the run may start", async ({ page, project }) => {
  const tickets = makeTickets(120).map((ticket, index) => (index % 40 === 5 ? { ...ticket, queue: longAnswer(ticket.queue, 12) } : ticket));
  await createDataset(page, project.id, "Customer messages");
  await importFile(page, csvFile(toCsv(tickets)));
  await page.getByRole("button", { name: "Freeze version 1" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /All that are not rejected: 120/ }).click();
  await dialog.getByLabel("Kept for the test").fill("0");
  await dialog.getByRole("button", { name: "Freeze 120 examples" }).click();
  await page.getByRole("link", { name: "Train on it" }).click();

  const seen = page.getByRole("region", { name: "What the trainer will see" });
  const checks = page.getByRole("region", { name: "Checked before it costs anything" });
  await test.step("the longest example comes first, marked as the model gets it", async () => {
    await expect(seen.getByText(/^Example \d+, the longest of \d+$/)).toBeVisible();
    await expect(seen.getByText(/because the meter was at fault/)).toBeVisible();
    await page.keyboard.press("j");
    await expect(seen.getByText(/number 2 by length/)).toBeVisible();
    await page.keyboard.press("k");
    await expect(seen.getByText(/the longest of/)).toBeVisible();
  });

  await test.step("a short context cuts it, and the run is blocked with the examples named", async () => {
    await page.getByText("Advanced", { exact: true }).click();
    await page.getByLabel("Context length").fill("64");
    await expect(checks.getByText(/longer than 64 tokens, and the CPU trainer refuses/)).toBeVisible();
    await expect(page.getByRole("button", { name: /^Start run/ })).toHaveAttribute("aria-disabled", "true");
    await checks
      .getByRole("button", { name: /^Show (it|them)$/ })
      .first()
      .click();
    await expect(seen.getByRole("radio", { name: /^Cut/ })).toHaveAttribute("aria-checked", "true");
    await expect(seen.getByText(/^cut here, \d+ tokens? lost$/)).toBeVisible();
    await expect(page.getByRole("img", { name: /Token lengths of \d+ examples.*longer than the context of 64/ })).toBeVisible();
  });

  await test.step("nobody is kept out: the screen holds up to an accessibility check", async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  });

  await test.step("one press raises the context, and nothing speaks against the run any more", async () => {
    await checks
      .getByRole("button", { name: /^Raise to \d+$/ })
      .first()
      .click();
    await expect(checks.getByText(/examples have something to learn, none is longer than/)).toBeVisible();
    await expect(seen.getByText(/^cut here/)).toHaveCount(0);
    const offers = page.getByRole("region", { name: "Where should it run?" });
    await expect(offers.getByRole("radio", { name: /CPU trainer/ })).toBeChecked();
    await expect(offers.getByText("no charge", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: /^Start run, about .*, no charge$/ })).not.toHaveAttribute("aria-disabled", "true");
  });

  await test.step("the same run can be started from a terminal", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy as command" }).click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toContain(`/api/v1/projects/${project.id}/runs'`);
    expect(await copied()).toContain("$HONE_API_KEY");
  });

  await test.step("on a phone it says that it wants a wider screen", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await expect(page.getByRole("heading", { name: "Setting up a run wants a wider screen." })).toBeVisible();
    await expect(page.getByRole("button", { name: /^Start run/ })).toBeHidden();
  });
});
