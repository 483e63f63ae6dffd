import { readFile } from "node:fs/promises";
import { boxesCsv, makeBoxes } from "./boxes";
import { expect, test } from "./fixtures";
import { looksRight } from "./looks-right";
import { createDataset, csvFile, importFile } from "./pages/data-pages";

test("what more data would bring: two more trainings on parts of the same rows, measured by themselves, told in the report", async ({
  page,
  project,
  hone,
}) => {
  const headers = { origin: hone.url };
  const home = `/projects/${project.id}`;
  const api = `/api/v1${home}`;

  await test.step("given a model of this machine that learned from all rows, beside its prompt alone", async () => {
    await createDataset(page, project.id, "Boxes");
    await importFile(page, csvFile(boxesCsv(makeBoxes(120))));
    const datasetId = new URL(page.url()).pathname.split("/")[4] ?? "";
    const frozen = await page.request.post(`${api}/datasets/${datasetId}/versions`, {
      headers,
      data: { include: "unrejected", ratios: { train: 0.6, validation: 0, test: 0.4 } },
    });
    expect(frozen.status(), await frozen.text()).toBe(201);
    const trainers: { id: string; kind: string; baseModels: { id: string }[] }[] = await (await page.request.get(`${api}/trainers`)).json();
    const trainer = trainers.find(({ kind }) => kind === "cpu");
    const data = {
      datasetVersionId: (await frozen.json()).id,
      trainerId: trainer?.id,
      baseModel: trainer?.baseModels[0]?.id,
      hyperparameters: { epochs: 1, batchSize: 8, loraRank: 2, contextLength: 128 },
      systemPrompt: "Say the colour of the box in one word.",
    };
    const started = await page.request.post(`${api}/runs`, { headers, data });
    expect(started.status(), await started.text()).toBe(201);
    await page.goto(`${home}/runs/${(await started.json()).id}`);
    await expect(page.getByText("It made v1.")).toBeVisible({ timeout: 240_000 });
    // Both have answered once there is a way to hold them against each other.
    await page.getByRole("link", { name: "See what more data would bring" }).click({ timeout: 240_000 });
  });

  const panel = page.locator("section.panel").filter({ has: page.getByRole("heading", { name: "What more data would bring" }) });
  await test.step("the report offers it with its price and time", async () => {
    await expect(panel.getByText(/^Nobody has tried it yet\./)).toBeVisible();
    await expect(panel.getByText(/^2 runs, no charge/)).toBeVisible();
    await looksRight(page);
    await panel.getByRole("button", { name: "See what more data would bring" }).click();
  });

  await test.step("the parts are trained and measured by themselves, and the page follows them", async () => {
    const parts = panel.getByRole("list", { name: "How far the parts are" });
    await expect(parts.getByRole("listitem")).toHaveCount(3);
    await expect(panel.getByRole("link", { name: /^Follow or stop it: sweep 1/ })).toBeVisible();
    await expect(panel.getByRole("table", { name: "What more data would bring" }).getByRole("row")).toHaveCount(4, { timeout: 240_000 });
    await expect(panel.getByText(/whether more data would help|data of the same kind is/).first()).toBeVisible();
  });

  await test.step("the curve is a picture, a table, and words to hand on", async () => {
    await expect(panel.getByRole("img", { name: /examples: .*95% interval/ })).toBeVisible();
    await panel.getByRole("button", { name: "Show as table" }).click();
    await expect(panel.getByRole("region", { name: "The chart's numbers" }).getByRole("row")).toHaveCount(5);
    await panel.getByRole("button", { name: "Show as chart" }).click();
    await looksRight(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Markdown" }).click()]);
    const text = await readFile(await download.path(), "utf8");
    expect(text).toContain("## What more data would bring");
    expect(text).toMatch(/Each point is one training/);
    await page.emulateMedia({ media: "print" });
    await expect(panel.getByRole("table", { name: "What more data would bring" })).toBeVisible();
  });

  await test.step("its models are no candidates, and its runs say what they learned from", async () => {
    await page.emulateMedia({ media: "screen" });
    await panel.getByRole("link", { name: "Run 2", exact: true }).click();
    await expect(page.getByText(/ examples, 25% of \d+, drawn with seed 1$/)).toBeVisible();
  });
});
