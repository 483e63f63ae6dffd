import { z } from "zod";
import { exampleSchema } from "@/lib/datasets/examples/schemas";
import { expect, test } from "./fixtures";
import { chooseFile, createDataset, csvFile } from "./pages/data-pages";

test("when somebody else was faster, both versions are shown and one is chosen", async ({ page, project, hone }) => {
  await createDataset(page, project.id, "Shared");
  await chooseFile(page, csvFile(Buffer.from("message,queue\nWhere is it,refund\nI cannot sign in,login\n")));
  await page.getByRole("button", { name: "Import 2 examples" }).click();
  await page.getByRole("link", { name: "See the examples" }).click();
  await page.getByRole("button", { name: /Where is it/ }).click();
  const answer = page.getByRole("textbox", { name: "Answer the model learns" });
  await expect(answer).toHaveValue("refund");
  await expect(page).toHaveURL(/open=/);

  const address = `/api/v1/projects/${project.id}/examples/${z.string().parse(new URL(page.url()).searchParams.get("open"))}`;
  const { revision, messages } = exampleSchema.parse(await (await page.request.get(address)).json());
  const theirs = messages.map((message) => (message.role === "assistant" ? { ...message, content: "delivery" } : message));
  const saved = await page.request.patch(address, { headers: { origin: hone.url }, data: { revision, messages: theirs } });
  expect(saved.status()).toBe(200);

  await answer.fill("card arrival");
  await expect(page.getByText("Somebody changed this example since you opened it.")).toBeVisible();
  await expect(page.getByRole("deletion")).toHaveText("delivery");
  await expect(page.getByRole("insertion")).toHaveText("card arrival");
  await page.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await page.reload();
  await expect(answer).toHaveValue("card arrival");
});

test("an emptied answer is not saved, says why, and is there again until it is thrown away", async ({ page, project }) => {
  await createDataset(page, project.id, "Emptied");
  await chooseFile(page, csvFile(Buffer.from("message,queue\nWhere is it,refund\nI cannot sign in,login\n")));
  await page.getByRole("button", { name: "Import 2 examples" }).click();
  await page.getByRole("link", { name: "See the examples" }).click();
  await page.getByRole("button", { name: /Where is it/ }).click();
  const answer = page.getByRole("textbox", { name: "Answer the model learns" });
  await answer.fill("");
  await expect(page.getByRole("alert").filter({ hasText: "The answer is empty" })).toBeVisible();
  await expect(page.getByText("Not saved yet: The answer is empty.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Not saved yet: The answer is empty.")).toBeVisible();
  await expect(answer).toHaveValue("");
  await page.getByRole("button", { name: "Close the example" }).click();
  await page.getByRole("button", { name: /Where is it/ }).click();
  await expect(answer).toHaveValue("");

  await page.getByRole("button", { name: "Throw it away" }).click();
  await expect(answer).toHaveValue("refund");
  await page.reload();
  await expect(answer).toHaveValue("refund");
});
