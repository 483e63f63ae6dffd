import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { root } from "../scripts/platform/root.mjs";
import { expect, test } from "./fixtures";
import { messyWorkbook } from "./messy-workbook";
import { chooseColumn, chooseFile, createDataset, csvFile, type NamedFile, previewRow, waitingRow } from "./pages/data-pages";
import { makeTickets, toCsv } from "./tickets";

/** Ten thousand real messages where they lie beside the repository; made-up ones elsewhere. */
function manyRows(): { file: NamedFile; size: RegExp } {
  const path = join(root, "../shared/data/banking77/train.csv");
  if (existsSync(path)) return { file: csvFile(readFileSync(path), "banking77.csv"), size: /^10,003 rows, 2 columns/ };
  return { file: csvFile(toCsv(makeTickets(3_000)), "many.csv"), size: /^3,000 rows, 2 columns/ };
}

async function freeze(page: Page, dataset: string, number: number): Promise<void> {
  await page.goto(dataset);
  await page.getByRole("button", { name: `Freeze version ${number}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^All that are not rejected/ }).click();
  await dialog.getByRole("button", { name: /^Freeze [\d,]+ examples$/ }).click();
  await expect(page.getByRole("heading", { name: `Version ${number}`, exact: true })).toBeVisible({ timeout: 240_000 });
}

test("a messy workbook becomes a clean, frozen version, and the next version says what is new", async ({ page, project }) => {
  await createDataset(page, project.id, "Helpdesk");
  const dataset = new URL(page.url()).pathname.replace(/\/import$/, "");

  await test.step("map the columns of a workbook", async () => {
    await chooseFile(page, await messyWorkbook());
    await chooseColumn(page, "Ticket", "Group");
    await chooseColumn(page, "Received", "Not imported");
    await chooseColumn(page, "Message", "Message");
    await chooseColumn(page, "Queue", "Answer");
    await chooseColumn(page, "Labels", "Tag");
    await expect(page.getByRole("heading", { name: "29 rows are good and new. 4 wait for a fix." })).toBeVisible();
    const first = previewRow(page, 2);
    await expect(first).toContainText("Group T-100");
    await expect(first).toContainText("angry");
  });

  await test.step("import the good rows, repair the others", async () => {
    await page.getByRole("button", { name: "Import 29 examples" }).click();
    await expect(page.getByRole("heading", { name: "29 examples are in. 4 rows wait for a fix." })).toBeVisible({ timeout: 240_000 });
    const damaged = waitingRow(page, 32);
    await expect(damaged.getByRole("insertion")).toHaveText("It’s broken and I can’t send it back");
    await damaged.getByRole("button", { name: "Repair" }).click();
    await expect(page.getByRole("heading", { name: "30 examples are in. 3 rows wait for a fix." })).toBeVisible();
    await page.getByRole("radio", { name: /^Empty answer/ }).click();
    await page.getByRole("button", { name: "Fill in both" }).click();
    await page.getByRole("dialog").getByLabel("Value").fill("invoice");
    await page.getByRole("button", { name: "Fill in and add" }).click();
    await expect(page.getByRole("heading", { name: "32 examples are in. 1 row waits for a fix." })).toBeVisible();
    await waitingRow(page, 31).getByRole("button", { name: "Write the message" }).click();
    await page.getByRole("dialog").getByLabel("Message", { exact: true }).fill("When do I get back what I paid twice");
    await page.getByRole("button", { name: "Add the row" }).click();
    await expect(page.getByRole("heading", { name: "33 examples are in." })).toBeVisible();
  });

  await test.step("find two that say nearly the same, and keep one", async () => {
    await page.goto(`${dataset}/health`);
    const near = page.getByRole("region", { name: /^Nearly the same/ });
    await expect(near).toBeVisible({ timeout: 240_000 });
    await near.getByRole("button", { name: "Compare them" }).click();
    const pair = near.getByRole("listitem").filter({ hasText: "debit card" });
    await expect(pair.getByRole("deletion").first()).toHaveText(/home/);
    await expect(pair.getByRole("insertion").first()).toHaveText(/house/);
    await pair.getByRole("region", { name: "The older example" }).getByRole("button", { name: "Keep this one" }).click();
    await expect(pair).toHaveCount(0);
  });

  await test.step("review by keyboard: accept, and reject with a reason", async () => {
    await page.goto(dataset);
    await page.getByRole("link", { name: /^Review/ }).click();
    await expect(page.getByRole("heading", { name: "Review Helpdesk" })).toBeVisible();
    await page.getByRole("radio", { name: /^Nobody’s yet/ }).click();
    await expect(page.getByRole("button", { name: /^Accept/ })).toBeVisible();
    await page.keyboard.press("a");
    await expect(page.getByText(/^1 done,/)).toBeVisible();
    await expect(page.getByRole("button", { name: /^Accept/ })).toBeEnabled();
    await page.keyboard.press("r");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^not our task/ })
      .click();
    await expect(page.getByText(/^2 done,/)).toBeVisible();
  });

  await test.step("freeze version 1", async () => {
    await freeze(page, dataset, 1);
    await expect(page.getByRole("heading", { name: "What changed" })).toHaveCount(0);
  });

  const { file, size } = manyRows();
  await test.step("add many rows that are checked already", async () => {
    await page.goto(`${dataset}/import`);
    await page.getByRole("radio", { name: /^They are checked already/ }).click();
    await chooseFile(page, file);
    await expect(page.getByText(size)).toBeVisible({ timeout: 240_000 });
    await page.getByRole("button", { name: /^Import (the file|[\d,]+ examples)$/ }).click();
    await expect(page.getByRole("heading", { name: /^[\d,]+ examples are in\./ })).toBeVisible({ timeout: 240_000 });
  });

  await test.step("freeze version 2 and see what is new", async () => {
    await freeze(page, dataset, 2);
    await expect(page.getByRole("heading", { name: "What changed" })).toBeVisible();
    await expect(page.getByRole("tab", { name: /^Added [\d,]{4,}$/ })).toBeVisible();
  });
});
