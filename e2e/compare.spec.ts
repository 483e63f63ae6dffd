import { z } from "zod";
import { startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import { boxesCsv, makeBoxes } from "./boxes";
import { expect, test } from "./fixtures";
import { looksRight } from "./looks-right";
import { createDataset, csvFile, importFile } from "./pages/data-pages";

const baseModel = "gpt-4.1-nano-2025-04-14";
const created = z.object({ id: z.string() });
const sweepPlan = z.object({ counting: z.unknown() });
const sweepOutcome = z.object({ members: z.array(z.object({ run: z.object({ status: z.string() }).nullable() })) });

test("runs are narrowed, ticked and compared: their curves over each other, and only what differs", async ({ page, project, hone }) => {
  const home = `/projects/${project.id}`;
  const provider = await startConformanceServer("openai", { advancesOnLook: true });
  const post = async (path: string, data: object) => {
    const response = await page.request.post(`/api/v1${path}`, { headers: { origin: hone.url }, data });
    expect(response.status(), await response.text()).toBe(201);
    return created.parse(await response.json()).id;
  };

  await test.step("given a sweep of three runs that have ended", async () => {
    await createDataset(page, project.id, "Boxes");
    await importFile(page, csvFile(boxesCsv(makeBoxes(60))));
    const datasetId = new URL(page.url()).pathname.split("/")[4] ?? "";
    const ratios = { train: 0.8, validation: 0.2, test: 0 };
    const datasetVersionId = await post(`${home}/datasets/${datasetId}/versions`, { include: "unrejected", ratios });
    const connection = { kind: "openai", name: `Provider ${project.id}`, baseUrl: provider.url, apiKey: provider.key };
    const trainerId = await post("/trainers", { ...connection, prices: { [baseModel]: { training: 1 } } });
    const sweep = {
      datasetVersionId,
      trainerId,
      content: { baseModel, method: "managed" },
      shape: { kind: "grid", axes: [{ field: "parameter", name: "epochs", values: [1, 2, 3] }] },
    };
    const plan = async () => {
      const response = await page.request.post(`/api/v1${home}/sweeps/plan`, { headers: { origin: hone.url }, data: sweep });
      return sweepPlan.parse(await response.json());
    };
    await expect.poll(plan).toEqual({ counting: null });
    const sweepId = await post(`${home}/sweeps`, sweep);
    const statuses = async () => {
      const { members } = sweepOutcome.parse(await (await page.request.get(`/api/v1${home}/sweeps/${sweepId}`)).json());
      return members.map(({ run }) => run?.status);
    };
    await expect.poll(statuses, { timeout: 240_000 }).toEqual(["succeeded", "succeeded", "succeeded"]);
  });

  await test.step("the list has a column for what differs and none for what does not, and its sweep is a link", async () => {
    await page.goto(`${home}/runs`);
    const runs = page.getByRole("table", { name: "Runs, newest first" });
    await expect(runs.getByRole("columnheader", { name: "Epochs" })).toBeVisible();
    await expect(runs.getByRole("columnheader", { name: "Base model" })).toHaveCount(0);
    await expect(runs.getByRole("link", { name: "Sweep 1" })).toHaveCount(3);
  });

  await test.step("group and order it, and find it again under a name", async () => {
    await page.getByRole("combobox", { name: "Groups" }).click();
    await page.getByRole("option", { name: "By sweep" }).click();
    await expect(page.getByRole("link", { name: "Open the sweep" })).toBeVisible();
    const runs = page.getByRole("table", { name: /^Runs/ });
    await runs.getByRole("button", { name: "Cost" }).click();
    await expect(page).toHaveURL(/sort=-cost/);
    await page.getByRole("button", { name: /^View:/ }).click();
    await page.getByRole("menuitem", { name: /^Save this view/ }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Dear ones");
    await page.getByRole("dialog").getByRole("button", { name: "Save the view" }).click();
    await expect(page.getByRole("button", { name: "View: Dear ones" })).toBeVisible();
    await page.goto(`${home}/runs`);
    await page.getByRole("button", { name: /^View:/ }).click();
    await page.getByRole("menuitemcheckbox", { name: "Dear ones" }).click();
    await expect(page).toHaveURL(/group=sweep/);
    await expect(runs.getByRole("link", { name: /^Run 3/ })).toBeVisible();
    await looksRight(page);
  });

  await test.step("tick all of them and compare", async () => {
    await page.getByRole("checkbox", { name: "Select all rows" }).click();
    await page.getByRole("toolbar", { name: "With the selected rows" }).getByRole("link", { name: "Compare" }).click();
    await expect(page.getByRole("heading", { level: 1, name: /the lowest validation loss of these 3/ })).toBeVisible();
  });
  const loss = page.getByRole("group", { name: /^Validation loss/ });
  const columns = loss.getByRole("columnheader", { name: /^Run \d$/ });

  await test.step("come closer and back by keyboard; the address says where", async () => {
    // The picture hears keys once its curves are drawn.
    await expect(async () => {
      await loss.press("+");
      await expect(page).toHaveURL(/from=.*to=/, { timeout: 5_000 });
    }).toPass();
    await page.keyboard.press("0");
    await expect(page).not.toHaveURL(/from=/);
  });

  await test.step("take a run out of the pictures, and keep what passes a stretch of an axis", async () => {
    await loss.getByRole("button", { name: "Show as table" }).click();
    await expect(columns).toHaveCount(3);
    await page.getByRole("list", { name: "Runs in the pictures" }).getByRole("button", { name: "Run 1" }).click();
    await expect(columns).toHaveCount(2);
    await page.getByRole("slider", { name: "Epochs, lowest shown" }).press("ArrowUp");
    await expect(page.getByText("2 of 3 runs pass")).toBeVisible();
    const results = page.getByRole("table", { name: /^Compared runs/ });
    await expect(results.getByText("left out by a chosen stretch")).toHaveCount(1);
    await looksRight(page);
  });
  await provider.close();
});
