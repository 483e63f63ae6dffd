import type { Page } from "@playwright/test";

export interface NamedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export function csvFile(buffer: Buffer | string, name = "tickets.csv"): NamedFile {
  return { name, mimeType: "text/csv", buffer: Buffer.from(buffer) };
}

/** From the project's data to the place where a file is chosen. */
export async function createDataset(page: Page, projectId: string, name: string): Promise<void> {
  await page.goto(`/projects/${projectId}/data`);
  await page.getByRole("button", { name: "New dataset" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create the dataset" }).click();
  await page.waitForURL(/\/import$/);
}

export async function chooseFile(page: Page, file: NamedFile): Promise<void> {
  await page.getByLabel(/^Choose a file/).setInputFiles(file);
}

export async function chooseColumn(page: Page, column: string, role: string): Promise<void> {
  await page.getByRole("combobox", { name: `Column ${column}` }).click();
  await page.getByRole("option", { name: role, exact: true }).click();
}

/** A choice of how the file is read, which lies folded away until somebody looks for it. */
export async function chooseReading(page: Page, field: string, value: string): Promise<void> {
  const title = page.getByText("How the file is read", { exact: true });
  // Not whether the control is in view: while a list closes, everything else is hidden from roles.
  if ((await page.locator("details", { has: title }).getAttribute("open")) === null) await title.click();
  await page.getByRole("combobox", { name: field, exact: true }).click();
  await page.getByRole("option", { name: value, exact: true }).click();
}

/** From the place where a file is chosen to the imported examples, with everything as it was guessed. */
export async function importFile(page: Page, file: NamedFile): Promise<void> {
  await chooseFile(page, file);
  await page.getByRole("button", { name: /^Import (the file|[\d,]+ examples?)$/ }).click();
  await page.getByRole("link", { name: "See the examples" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/import"));
}

/** A row of the fix-it list, or of the list before an import. */
export function waitingRow(page: Page, number: number) {
  return page
    .getByRole("list", { name: "Rows that wait for a fix" })
    .getByRole("listitem")
    .filter({ hasText: `Row ${number.toLocaleString("en-GB")}` });
}

/** A row as a conversation, before the import. */
export function previewRow(page: Page, number: number) {
  const cards = page.getByRole("region", { name: "How your rows read as conversations" });
  return cards.getByRole("listitem").filter({ hasText: `Row ${number}` });
}
