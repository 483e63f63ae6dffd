import type { Page } from "@playwright/test";

interface NamedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export function csvFile(buffer: Buffer, name = "tickets.csv"): NamedFile {
  return { name, mimeType: "text/csv", buffer };
}

/** From the project's data to the place where a file is chosen. */
export async function createDataset(page: Page, projectId: string, name: string): Promise<void> {
  await page.goto(`/projects/${projectId}/data`);
  await page.getByRole("button", { name: "New dataset" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create the dataset" }).click();
}

export async function chooseFile(page: Page, file: NamedFile): Promise<void> {
  await page.getByLabel(/Choose a CSV or JSONL file/).setInputFiles(file);
}

export async function chooseColumn(page: Page, column: string, role: string): Promise<void> {
  await page.getByRole("combobox", { name: `Column ${column}` }).click();
  await page.getByRole("option", { name: role, exact: true }).click();
}
