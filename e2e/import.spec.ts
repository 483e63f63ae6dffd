import { expect, test } from "./fixtures";
import { chooseColumn, chooseFile, chooseReading, createDataset, csvFile, importFile, previewRow, waitingRow } from "./pages/data-pages";
import { makeTickets, toCsv } from "./tickets";

const jsonl = (lines: readonly unknown[]) => ({
  name: "chats.jsonl",
  mimeType: "application/jsonl",
  buffer: Buffer.from(lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n")),
});

test("JSONL conversations go in as they are; a broken line waits with its number and is mended in place", async ({ page, project }) => {
  const chats = makeTickets(6).map(({ message, queue }) => ({
    messages: [
      { role: "user", content: message },
      { role: "assistant", content: queue },
    ],
  }));
  await createDataset(page, project.id, "Chats");
  await chooseFile(page, jsonl([...chats.slice(0, 3), '{"messages": [{"role": "user"', ...chats.slice(3)]));
  await expect(page.getByRole("heading", { name: "6 rows are good. 1 waits for a fix." })).toBeVisible();
  await page.getByRole("button", { name: "Import 6 examples" }).click();
  await expect(page.getByRole("heading", { name: "6 examples are in. 1 row waits for a fix." })).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download this row" }).click();
  await page.getByRole("menuitem", { name: "As CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);

  await waitingRow(page, 4).getByRole("button", { name: "Fix the row" }).click();
  const row = page.getByRole("dialog").getByLabel("The row as the file has it");
  await expect(row).toHaveValue('{"messages": [{"role": "user"');
  const mended = {
    messages: [
      { role: "user", content: "Where is it" },
      { role: "assistant", content: "refund" },
    ],
  };
  await row.fill(JSON.stringify(mended));
  await page.getByRole("button", { name: "Add the row" }).click();
  await expect(page.getByRole("heading", { name: "7 examples are in." })).toBeVisible();
  await expect(page.getByRole("list", { name: "Rows that wait for a fix" })).toHaveCount(0);
});

test("the same file a second time brings nothing twice", async ({ page, project }) => {
  const rows = makeTickets(5).map(({ message, queue }) => ({ question: message, answer: queue }));
  await createDataset(page, project.id, "Twice");
  await chooseFile(page, jsonl(rows));
  await page.getByRole("button", { name: "Import 5 examples" }).click();
  await page.getByRole("link", { name: "See the examples" }).click();
  await page.getByRole("link", { name: "Import", exact: true }).click();
  await chooseFile(page, jsonl([...rows, { question: "Is the shop open today", answer: "opening hours" }]));
  await expect(page.getByRole("heading", { name: "1 row is good and new." })).toBeVisible();
  await page.getByRole("button", { name: "Choose another file" }).click();
  await chooseFile(page, jsonl(rows));
  await expect(page.getByText(/This same file was imported on/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nothing in this file is new." })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import / })).toHaveAttribute("aria-disabled", "true");
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
  await chooseColumn(page, "b", "Message");
  await chooseColumn(page, "a", "Answer");
  const preview = previewRow(page, 2);
  await expect(preview.getByText("Where is my card")).toBeVisible();
  await expect(preview.getByText("red", { exact: true })).toBeVisible();
  await chooseColumn(page, "b", "Not imported");
  await expect(page.getByRole("heading", { name: "No column is what the model reads." })).toBeVisible();
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
  await page.getByRole("button", { name: "Import 2 examples" }).click();
  await page.getByRole("link", { name: "See the examples" }).click();
  await page.getByRole("button", { name: /Where is it/ }).click();
  await page.getByRole("button", { name: "Delete the example" }).click();
  await expect(page.getByRole("button", { name: /Where is it/ })).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByRole("button", { name: /Where is it/ })).toBeVisible();
});

test("a table without names, between semicolons, in an old encoding, is read rightly once one says so", async ({ page, project }) => {
  await createDataset(page, project.id, "Odd");
  const text = "Où est ma carte|bleue;livraison\nJe veux mon argent|vite;remboursement\n";
  await chooseFile(page, csvFile(Buffer.from(text, "latin1")));
  await chooseReading(page, "Between the columns", "Semicolon");
  await chooseReading(page, "The first row holds", "Already data");
  await expect(page.getByText("Où est ma carte|bleue").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "2 rows are good." })).toBeVisible();
  await page.getByRole("button", { name: "Import 2 examples" }).click();
  await expect(page.getByRole("heading", { name: "2 examples are in." })).toBeVisible();
});

test("cells pasted from a spreadsheet are a file too", async ({ page, project }) => {
  await createDataset(page, project.id, "Pasted");
  await page.getByRole("radio", { name: "Pasted text" }).click();
  await page.getByLabel("Paste rows").fill("message\tqueue\nWhere is it\trefund\nI cannot sign in\tlogin\n");
  await page.getByRole("button", { name: "Read 3 lines" }).click();
  await page.getByRole("button", { name: "Import 2 examples" }).click();
  await expect(page.getByRole("heading", { name: "2 examples are in." })).toBeVisible();
});

test("several columns make one answer, and what the columns mean is used again for the next such file", async ({ page, project }) => {
  const head = "body,queue,urgency,customer";
  await createDataset(page, project.id, "Helpdesk");
  await chooseFile(page, csvFile(`${head}\nWhere is my card,delivery,low,C-1\nI want my money,refund,high,C-2\n`));
  await chooseColumn(page, "body", "Message");
  await chooseColumn(page, "queue", "Answer: queue");
  await chooseColumn(page, "urgency", "Answer: urgency");
  await chooseColumn(page, "customer", "Group");
  await page.getByLabel("What “urgency” is called in the answer").fill("priority");
  await page.getByLabel("What “urgency” is called in the answer").press("Enter");
  const first = previewRow(page, 2);
  await expect(first).toContainText("priority low");
  await page.getByRole("button", { name: "Save as" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Helpdesk export");
  await page.getByRole("button", { name: "Save the columns" }).click();
  await expect(page.getByText("Saved as “Helpdesk export”,")).toBeVisible();
  await page.getByRole("button", { name: "Import 2 examples" }).click();
  await expect(page.getByRole("heading", { name: "2 examples are in." })).toBeVisible();

  await page.getByRole("button", { name: "Import another file" }).click();
  await chooseFile(page, csvFile(`${head}\nThe app is slow,login,low,C-3\n`, "tickets-dec.csv"));
  await expect(page.getByText("Saved as “Helpdesk export”,")).toBeVisible();
  await expect(previewRow(page, 2)).toContainText("priority low");
});

test("rows that wait are mended before and after the import, together, left out, brought back, and found again from the dataset", async ({
  page,
  project,
}) => {
  await createDataset(page, project.id, "Repairs");
  const rows = ["Where is it,refund", "I cannot sign in,", "The card is blocked,", "What does it cost,", "The parcel is lost,", ",login"];
  await chooseFile(page, csvFile(`message,queue\n${rows.join("\n")}\n`));
  await expect(page.getByRole("heading", { name: "1 row is good. 5 wait for a fix." })).toBeVisible();
  await page.getByRole("radio", { name: /^Empty answer/ }).click();
  await expect(page.getByRole("list", { name: "Rows that wait for a fix" }).getByRole("listitem")).toHaveCount(4);
  const dialog = page.getByRole("dialog");
  await waitingRow(page, 5).getByRole("button", { name: "Write an answer" }).click();
  await dialog.getByLabel("queue").fill("price");
  await dialog.getByRole("button", { name: "Keep the fix" }).click();
  await expect(page.getByText("1 row that you fixed goes in with the others.")).toBeVisible();
  await page.getByRole("button", { name: "Import 1 example" }).click();
  await expect(page.getByRole("heading", { name: "2 examples are in. 4 rows wait for a fix." })).toBeVisible();

  // Undo is offered also when the row, and its button with it, is off the list before everything else is read again.
  const leftOut = waitingRow(page, 7);
  await page.route(/\/imports\/[^/]+$/, async (route) => {
    await expect(leftOut).toHaveCount(0);
    await route.continue();
  });
  await leftOut.getByRole("button", { name: "Leave out" }).click();
  await expect(page.getByRole("heading", { name: "2 examples are in. 3 rows wait for a fix." })).toBeVisible();
  await page.unroute(/\/imports\/[^/]+$/);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByRole("heading", { name: "2 examples are in. 4 rows wait for a fix." })).toBeVisible();

  await page.goto(`${new URL(page.url()).pathname.replace(/\/import$/, "")}/fix`);
  await waitingRow(page, 3).getByRole("button", { name: "Write an answer" }).click();
  await dialog.getByLabel("queue").fill(" ");
  await dialog.getByRole("button", { name: "Add the row" }).click();
  await expect(dialog.getByRole("alert")).toContainText(/empty/);
  await dialog.getByLabel("queue").fill("login");
  await dialog.getByLabel("queue").press("Control+Enter");
  // The next row of the list opens by itself.
  await expect(dialog.getByRole("heading", { name: "Fix row 4" })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("radio", { name: /^Empty answer/ }).click();
  await page.getByRole("button", { name: "Fill in both" }).click();
  await dialog.getByLabel("Value").fill("other");
  await dialog.getByRole("button", { name: "Fill in and add" }).click();
  await expect(page.getByText("1 row waits", { exact: true })).toBeVisible();
  await waitingRow(page, 7).getByRole("button", { name: "Leave out" }).click();
  await expect(page.getByRole("heading", { name: "No row waits for a fix." })).toBeVisible();
  await page.getByRole("link", { name: "See the examples" }).click();
  await expect(page.getByRole("button", { name: /The card is blocked/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /What does it cost/ })).toBeVisible();
});

test("an upload that stopped when the tab closed goes on from where it was", async ({ page, project }) => {
  await createDataset(page, project.id, "Large");
  const address = page.url();
  const large = csvFile(toCsv(makeTickets(60_000)), "large.csv");
  const pieces = /\/uploads\/[^/]+\/chunks\//;
  let sent = 0;
  let kept = 0;
  await page.route(pieces, (route) => (sent++ < 2 ? route.continue() : route.abort()));
  page.on("response", (response) => {
    if (pieces.test(response.url()) && response.ok()) kept++;
  });
  await chooseFile(page, large);
  await expect(page.getByText(/^The connection is gone\./)).toBeVisible();
  // Pieces travel side by side: the third may be lost before the first two have arrived.
  await expect.poll(() => kept).toBe(2);
  await page.close({ runBeforeUnload: false });

  const again = await page.context().newPage();
  await again.goto(address);
  await expect(again.getByText(/^large\.csv: 2\.1 MB of [\d.]+ MB are here\.$/)).toBeVisible();
  await again.getByLabel("Choose large.csv again").setInputFiles(large);
  await expect(again.getByRole("heading", { name: /^All of the first [\d,]+ rows are good\.$/ })).toBeVisible();
});

test("a phone shows what was guessed, says where the columns can be changed, and imports", async ({ page, project }) => {
  await page.setViewportSize({ width: 400, height: 800 });
  await createDataset(page, project.id, "Phone");
  await chooseFile(page, csvFile("message,queue\nWhere is it,refund\nI cannot sign in,login\n"));
  await expect(page.getByText("Changing the columns wants a wider screen.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy the link" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Column message" })).toBeHidden();
  await page.getByRole("button", { name: "Import 2 examples" }).click();
  await expect(page.getByRole("heading", { name: "2 examples are in." })).toBeVisible();
});

test("rows that are checked already come in approved", async ({ page, project }) => {
  await createDataset(page, project.id, "Checked");
  await page.getByRole("radio", { name: /^They are checked already/ }).click();
  await importFile(page, csvFile("message,queue\nWhere is it,refund\n"));
  await expect(page.getByRole("row", { name: /Where is it/ })).toContainText("approved");
});
