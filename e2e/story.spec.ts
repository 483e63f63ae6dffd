import { expect, test } from "./fixtures";
import { chooseFile, createDataset, csvFile } from "./pages/data-pages";
import { storyProject } from "./pages/story";
import { makeTickets, toCsv } from "./tickets";

test("from a file of examples to a better model, and the proof of it", async ({ page }) => {
  const tickets = [...makeTickets(150), { message: "An answer is missing here", queue: "" }, { message: "", queue: "refund" }];

  await test.step("create a project", async () => {
    await page.goto("/projects/new");
    await page.getByLabel("Name").fill(storyProject);
    await page.getByLabel(/What the model should do/).fill("Put a customer’s message in the right queue.");
    await page.getByRole("button", { name: "Create the project" }).click();
    await expect(page.getByRole("heading", { name: storyProject })).toBeVisible();
    await expect(page.getByRole("link", { name: "Add examples" })).toBeVisible();
  });
  const projectId = new URL(page.url()).pathname.split("/")[2] ?? "";

  await test.step("import a CSV in which two rows are bad", async () => {
    await createDataset(page, projectId, "Customer messages");
    await chooseFile(page, csvFile(toCsv(tickets)));
    await expect(page.getByRole("heading", { name: "150 rows are good. 2 wait for a fix." })).toBeVisible();
    await expect(page.getByText("Answer the model learns").first()).toBeVisible();
    await page.getByRole("button", { name: "Import 150 examples" }).click();
    await expect(page.getByRole("heading", { name: "150 examples are in. 2 rows wait for a fix." })).toBeVisible();
    const rejected = page.getByRole("list", { name: "Rows that wait for a fix" });
    await expect(rejected.getByText("Row 152")).toBeVisible();
    await expect(rejected.getByText("Row 153")).toBeVisible();
  });

  await test.step("open an example and edit its answer", async () => {
    await page.getByRole("link", { name: "See the examples" }).click();
    await page.getByRole("searchbox", { name: "Search text" }).fill("note 7");
    await page.getByRole("button", { name: /note 7\b/ }).click();
    const answer = page.getByRole("textbox", { name: "Answer the model learns" });
    await expect(answer).toHaveValue("login");
    await answer.fill("refund");
    await expect(page.getByText(/^Saved /)).toBeVisible();
    await page.reload();
    await expect(answer).toHaveValue("refund");
    await answer.fill("login");
    await expect(page.getByText(/^Saved /)).toBeVisible();
  });

  await test.step("freeze a version", async () => {
    await page.getByRole("button", { name: "Freeze version 1" }).click();
    await page.getByRole("radio", { name: /All that are not rejected: 150/ }).click();
    await page.getByRole("button", { name: "Freeze 150 examples" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Version 1" })).toBeVisible();
  });

  await test.step("start a run, knowing what it takes", async () => {
    await page.getByRole("link", { name: "Train on it" }).click();
    await page.getByLabel("Epochs").fill("4");
    await expect(page.getByText(/^[\d,]+ examples have something to learn, none is longer than [\d,]+ tokens\.$/)).toBeVisible({
      timeout: 240_000,
    });
    await page.getByRole("button", { name: /^Start run, about .*, no charge$/ }).click();
    await expect(page.getByRole("heading", { name: "Run 1" })).toBeVisible();
  });

  await test.step("watch it, without a reload, until it is done and measured", async () => {
    await page.evaluate(() => {
      document.body.dataset.loadedOnce = "yes";
    });
    await expect(page.getByRole("img", { name: /Training loss went from/ })).toBeVisible({ timeout: 240_000 });
    await expect(page.getByText("It made v1.")).toBeVisible({ timeout: 240_000 });
    await expect(page.getByRole("status").filter({ hasText: /points/ })).toBeVisible({ timeout: 240_000 });
    expect(await page.evaluate(() => document.body.dataset.loadedOnce)).toBe("yes");
  });

  await test.step("read the verdict and a case with both answers", async () => {
    await page.getByRole("link", { name: "See the evaluation" }).click();
    await expect(page.getByRole("heading", { level: 1, name: /v1 is better than prompting: \+\d+ points/ })).toBeVisible();
    const cases = page.getByRole("region", { name: "Cases" });
    await cases.getByRole("radio", { name: /^Improved/ }).click();
    await expect(page).toHaveURL(/show=fixed/);
    await expect(cases.getByText("Answer wanted", { exact: true })).toBeVisible();
    await expect(cases.getByRole("heading", { name: /^Prompting/ })).toBeVisible();
    await expect(cases.getByRole("heading", { name: "v1" })).toBeVisible();
    await expect(cases.getByRole("article").last().getByText("right", { exact: true })).toBeVisible();
  });

  await test.step("the overview says it in one sentence, over a chart with base and tuned", async () => {
    await page.getByRole("link", { name: "Overview" }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: /v1 is better than prompting/ })).toBeVisible();
    await expect(page.getByRole("img", { name: /Baseline, Prompting.*95% interval.*v1: .*95% interval/ })).toBeVisible();
  });
});
