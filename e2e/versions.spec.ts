import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { createDataset, csvFile, importFile } from "./pages/data-pages";
import { makeTickets, toCsv } from "./tickets";

test("freeze, go on working, freeze again, see what is different, and take it away as a file", async ({ page, project, request, hone }) => {
  const tickets = makeTickets(150);
  await createDataset(page, project.id, "Customer messages");
  await importFile(page, csvFile(toCsv(tickets)));

  await test.step("freeze version 1, and say that nobody has reviewed it", async () => {
    await page.getByRole("button", { name: "Freeze version 1" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText("Nothing is approved yet.")).toBeVisible();
    await dialog.getByRole("radio", { name: /All that are not rejected: 150/ }).click();
    await dialog.getByLabel("Kept for the test").fill("100");
    await expect(dialog.getByText(/Nothing is left to learn from/)).toBeVisible();
    await dialog.getByLabel("Kept for the test").fill("30");
    await expect(dialog.getByText(/to learn from, \d+ for validation, \d+ for the test/)).toBeVisible();
    await dialog.getByLabel(/^Note/).fill("The first tickets");
    await dialog.getByRole("button", { name: "Freeze 150 examples" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Version 1" })).toBeVisible();
    await expect(page.getByText("The first tickets")).toBeVisible();
    await expect(page.getByText(/150 examples, reviewed or not, frozen/)).toBeVisible();
    await expect(page.getByText(/test cases? (stand|was seen)/).first()).toBeVisible();
  });
  const datasetId = new URL(page.url()).pathname.split("/")[4] ?? "";

  await test.step("correct one answer, remove one example, add one", async () => {
    const headers = { origin: hone.url };
    const examples = `/api/v1/projects/${project.id}/datasets/${datasetId}/examples`;
    const { items } = await (await request.get(`${examples}?limit=2`)).json();
    const ids = items.map(({ id }: { id: string }) => `/api/v1/projects/${project.id}/examples/${id}`);
    const first = await (await request.get(ids[0])).json();
    const messages = [...first.messages.slice(0, -1), { role: "assistant", content: "a corrected answer" }];
    expect((await request.patch(ids[0], { headers, data: { revision: first.revision, messages } })).status()).toBe(200);
    expect((await request.delete(ids[1], { headers })).ok()).toBe(true);
    const data = {
      messages: [
        { role: "user", content: "A question that nobody has asked before" },
        { role: "assistant", content: "=login" },
      ],
    };
    expect((await request.post(examples, { headers, data })).status()).toBe(201);
  });

  await test.step("freeze version 2 and see the difference", async () => {
    await page.goto(`/projects/${project.id}/data/${datasetId}/versions`);
    await page.getByRole("button", { name: "Freeze version 2" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: /All that are not rejected: 150/ }).click();
    await dialog.getByRole("button", { name: "Freeze 150 examples" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Version 2" })).toBeVisible();
    const changes = page.locator("section", { has: page.getByRole("heading", { name: "What changed" }) });
    await expect(changes.getByRole("tab", { name: /Added\s*1/ })).toBeVisible();
    await expect(changes.getByText("A question that nobody has asked before")).toBeVisible();
    await changes.getByRole("tab", { name: /Changed\s*1/ }).click();
    await expect(changes.locator("ins", { hasText: "corrected" })).toBeVisible();
    await changes.getByRole("tab", { name: /Removed\s*1/ }).click();
    await expect(changes.getByRole("tabpanel").getByRole("listitem")).toHaveCount(1);
  });

  await test.step("freezing the same again is refused in words", async () => {
    await page.goto(`/projects/${project.id}/data/${datasetId}/versions`);
    await expect(page.getByRole("link", { name: /Version 2/ })).toBeVisible();
    await page.getByRole("button", { name: "Freeze version 3" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: /All that are not rejected/ }).click();
    await dialog.getByRole("button", { name: "Freeze 150 examples" }).click();
    await expect(dialog.getByText(/Version 2 holds exactly this already/)).toBeVisible();
    await dialog.getByRole("button", { name: "Cancel" }).click();
  });

  await test.step("export it as a CSV that a spreadsheet runs nothing of, and read the manifest", async () => {
    await page.getByRole("link", { name: /Version 2/ }).click();
    await page.getByRole("button", { name: "Export" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Format" }).click();
    await page.getByRole("option", { name: "CSV", exact: true }).click();
    await expect(dialog.getByText("150 examples")).toBeVisible();
    const [file] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("link", { name: "Download" }).click()]);
    expect(file.suggestedFilename()).toBe("Customer messages v2.csv");
    const text = await readFile(await file.path(), "utf8");
    expect(text).toContain("A question that nobody has asked before,'=login");
    expect(text.trim().split("\r\n")).toHaveLength(151);
    const [manifest] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Manifest" }).click()]);
    const { version, provenance } = JSON.parse(await readFile(await manifest.path(), "utf8"));
    expect(version).toBe(2);
    expect(provenance.sources).toMatchObject([
      { fileName: "tickets.csv", examples: 149 },
      { fileName: null, examples: 1 },
    ]);
  });
});

test("on a phone a version is frozen and exported, and nothing is wider than the screen", async ({ page, project }) => {
  await createDataset(page, project.id, "Customer messages");
  await importFile(page, csvFile(toCsv(makeTickets(40))));
  await page.setViewportSize({ width: 400, height: 800 });
  await page.getByRole("link", { name: "not frozen yet" }).click();
  await page.getByRole("button", { name: "Freeze version 1" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /All that are not rejected: 40/ }).click();
  expect(await widest(page)).toBeLessThanOrEqual(400);
  await dialog.getByRole("button", { name: "Freeze 40 examples" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Version 1" })).toBeVisible();
  expect(await widest(page)).toBeLessThanOrEqual(400);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(dialog.getByText("40 examples")).toBeVisible();
  expect(await widest(page)).toBeLessThanOrEqual(400);
  const [file] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("link", { name: "Download" }).click()]);
  expect(file.suggestedFilename()).toBe("Customer messages v1.xlsx");
});

/** In px: of the page, or of what a dialog over it holds. */
function widest(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(...[document.documentElement, ...document.querySelectorAll("[role=dialog] > *")].map((box) => box.scrollWidth)),
  );
}
