import { expect, test } from "./fixtures";
import { chooseColumn, chooseFile, createDataset, csvFile } from "./pages/data-pages";
import { makeTickets } from "./tickets";

const jsonl = (lines: readonly unknown[]) => ({
  name: "chats.jsonl",
  mimeType: "application/jsonl",
  buffer: Buffer.from(lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n")),
});

test("JSONL conversations go in as they are; a broken line waits with its number", async ({ page, project }) => {
  const chats = makeTickets(6).map(({ message, queue }) => ({
    messages: [
      { role: "user", content: message },
      { role: "assistant", content: queue },
    ],
  }));
  await createDataset(page, project.id, "Chats");
  await chooseFile(page, jsonl([...chats.slice(0, 3), '{"messages": [{"role": "user"', ...chats.slice(3)]));
  await expect(page.getByRole("heading", { name: "6 rows are good. 1 waits for a fix." })).toBeVisible();
  await page.getByRole("button", { name: "Import 6 rows" }).click();
  await expect(page.getByRole("heading", { name: "6 examples are in. 1 row waits for a fix." })).toBeVisible();
  await expect(page.getByRole("list", { name: "Rows that wait for a fix" }).getByText("Row 4")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download these 1 row" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
});

test("the same file a second time brings nothing twice", async ({ page, project }) => {
  const rows = makeTickets(5).map(({ message, queue }) => ({ question: message, answer: queue }));
  await createDataset(page, project.id, "Twice");
  await chooseFile(page, jsonl(rows));
  await page.getByRole("button", { name: "Import 5 rows" }).click();
  await page.getByRole("link", { name: "See the examples" }).click();
  await page.getByRole("link", { name: "Import" }).click();
  await chooseFile(page, jsonl(rows));
  await expect(page.getByText(/The same file went in on/)).toBeVisible();
  await page.getByRole("button", { name: "Import 5 rows" }).click();
  await expect(page.getByRole("heading", { name: "Nothing new was in this file." })).toBeVisible();
});

test("an empty file is refused in words, and another can be chosen at once", async ({ page, project }) => {
  await createDataset(page, project.id, "Empty");
  await chooseFile(page, csvFile(Buffer.from("")));
  await expect(page.getByRole("alert").filter({ hasText: /empty/i })).toBeVisible();
  await chooseFile(page, csvFile(Buffer.from("message,queue\nWhere is it,refund\n")));
  await expect(page.getByRole("heading", { name: "1 row is good." })).toBeVisible();
});

test("a column that was guessed wrong is put right, and the preview follows", async ({ page, project }) => {
  await createDataset(page, project.id, "Columns");
  await chooseFile(page, csvFile(Buffer.from("a,b,c\nred,Where is my card,T-1\nblue,I want my money,T-2\n")));
  await chooseColumn(page, "b", "Message the model reads");
  await chooseColumn(page, "a", "Answer the model learns");
  const preview = page.getByRole("listitem").filter({ hasText: "Row 2" });
  await expect(preview.getByText("Where is my card")).toBeVisible();
  await expect(preview.getByText("red", { exact: true })).toBeVisible();
  await chooseColumn(page, "b", "Not imported");
  await expect(page.getByRole("heading", { name: "No column is read yet." })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import / })).toHaveAttribute("aria-disabled", "true");
});

test("when no row can be used, nothing goes in", async ({ page, project }) => {
  await createDataset(page, project.id, "Unusable");
  await chooseFile(page, csvFile(Buffer.from('message,queue\n"",refund\n"",login\n')));
  await expect(page.getByRole("heading", { name: "None of the rows can be used like this." })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import / })).toHaveAttribute("aria-disabled", "true");
  await page.goto(`/projects/${project.id}/data`);
  await expect(page.getByRole("row", { name: /Unusable/ }).getByText("0", { exact: true })).toBeVisible();
});

test("a deleted example comes back with Undo", async ({ page, project }) => {
  await createDataset(page, project.id, "Undo");
  await chooseFile(page, csvFile(Buffer.from("message,queue\nWhere is it,refund\nI cannot sign in,login\n")));
  await page.getByRole("button", { name: "Import 2 rows" }).click();
  await page.getByRole("link", { name: "See the examples" }).click();
  await page.getByRole("button", { name: /Where is it/ }).click();
  await page.getByRole("button", { name: "Delete the example" }).click();
  await expect(page.getByRole("button", { name: /Where is it/ })).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByRole("button", { name: /Where is it/ })).toBeVisible();
});
