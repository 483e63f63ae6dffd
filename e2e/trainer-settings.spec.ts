import { startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import { expect, test } from "./fixtures";

test("a trainer is connected through the form, with the wrong key first, gets a price, and is disconnected", async ({ page, project }) => {
  const provider = await startConformanceServer("openai");
  const trainers = `/projects/${project.id}/models/trainers`;
  const name = "Conformance provider";

  await test.step("nothing is saved that is not filled in", async () => {
    await page.goto(trainers);
    await expect(page.getByRole("row", { name: /CPU trainer/ })).toContainText("Answers");
    await page.getByRole("link", { name: "Connect a trainer" }).click();
    await page.getByRole("radio", { name: /^OpenAI/ }).click();
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByLabel(/^Address/).fill(provider.url);
    await page.getByRole("button", { name: `Connect ${name}` }).click();
    await expect(page.getByText("Enter the key that the provider gave you.")).toBeVisible();
  });

  await test.step("the wrong key is refused in words, the right one works", async () => {
    await page.getByLabel("Key", { exact: true }).fill("sk-of-somebody-else");
    await page.getByRole("button", { name: "Test the connection" }).click();
    await expect(page.getByText(/the key was refused/)).toBeVisible();
    await page.getByLabel("Key", { exact: true }).fill(provider.key);
    await page.getByRole("button", { name: "Test the connection" }).click();
    await expect(page.getByText(/It works: the key is accepted/)).toBeVisible();
  });

  await test.step("a model that was found gets its price, and the trainer is saved", async () => {
    await page.getByRole("button", { name: "gpt-4.1-nano-2025-04-14" }).click();
    await page
      .getByRole("group", { name: /^Prices of gpt-4.1-nano/ })
      .getByLabel("Training")
      .fill("1.5");
    await page.getByRole("button", { name: `Connect ${name}` }).click();
    const row = page.getByRole("row", { name: new RegExp(name) });
    await expect(row).toContainText("Known for 1 model");
    await expect(row).toContainText("Answers");
  });

  await test.step("the key never comes back; of two edits at once the later one chooses", async () => {
    await page.getByRole("link", { name: new RegExp(name) }).click();
    await expect(page.getByText(/^A key is saved/)).toBeVisible();
    await expect(page.getByLabel(/^Replace the key/)).toHaveValue("");
    const trainerId = new URL(page.url()).pathname.split("/").at(-1);
    await page.getByRole("textbox", { name: "Name" }).fill(`${name}, mine`);
    const headers = { origin: new URL(page.url()).origin };
    const theirs = await page.request.patch(`/api/v1/trainers/${trainerId}`, { headers, data: { revision: 1, name: `${name}, theirs` } });
    expect(theirs.ok()).toBe(true);
    await page.getByRole("button", { name: "Save the changes" }).click();
    await expect(page.getByText("Somebody changed this trainer after you opened it.")).toBeVisible();
    await page.getByRole("button", { name: "Save mine over it" }).click();
    await expect(page.getByRole("heading", { level: 1, name: `${name}, mine` })).toBeVisible();
  });

  await test.step("what nothing uses is disconnected", async () => {
    await page.getByRole("button", { name: "Disconnect", exact: true }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: `Disconnect ${name}, mine` })
      .click();
    await expect(page).toHaveURL(new RegExp(`${trainers}$`));
    await expect(page.getByRole("row", { name: new RegExp(name) })).toHaveCount(0);
  });
  await provider.close();
});
