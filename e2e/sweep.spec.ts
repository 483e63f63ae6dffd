import type { Page } from "@playwright/test";
import { startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import { boxesCsv, colourOf, colours, makeBoxes } from "./boxes";
import { expect, test } from "./fixtures";
import { looksRight } from "./looks-right";
import { createDataset, csvFile, importFile } from "./pages/data-pages";
import { inviteAndJoin } from "./pages/people-page";
import { nameForPicture, picture } from "./picture";

const baseModel = "gpt-4.1-nano-2025-04-14";

test("three runs as one plan with one ceiling: proposed, approved once, and the best of them named", async ({
  page,
  openElsewhere,
  project,
  hone,
}) => {
  const headers = { origin: hone.url };
  const home = `/projects/${project.id}`;
  const provider = await startConformanceServer("openai", { advancesOnLook: true });
  // Whoever reads the examples once more knows one colour more.
  provider.state.answer = ({ model, asked }) => {
    const job = [...provider.state.jobs.values()].find(({ fineTunedModel }) => fineTunedModel === model);
    const known = colours.slice(0, job ? epochsOf(job.body.method) : 1);
    return known.find((colour) => colour === colourOf(asked)) ?? "none";
  };

  await test.step("given a frozen version with test cases, and a trainer that bills", async () => {
    await createDataset(page, project.id, "Boxes");
    await importFile(page, csvFile(boxesCsv(makeBoxes(120))));
    const datasetId = new URL(page.url()).pathname.split("/")[4] ?? "";
    const frozen = await page.request.post(`/api/v1${home}/datasets/${datasetId}/versions`, {
      headers,
      data: { include: "unrejected", ratios: { train: 0.5, validation: 0.1, test: 0.4 } },
    });
    expect(frozen.status(), await frozen.text()).toBe(201);
    const data = { kind: "openai", name: "Provider of the sweep", baseUrl: provider.url, apiKey: provider.key };
    const prices = { [baseModel]: { training: 5_000 } };
    const connected = await page.request.post("/api/v1/trainers", { headers, data: { ...data, prices } });
    expect(connected.status(), await connected.text()).toBe(201);
  });
  const { joined } = await inviteAndJoin({ page, openElsewhere }, { name: "Edda Expert", role: /^Expert/, projects: [project.name] });

  await nameForPicture(page, project, "Colours of boxes");

  await test.step("plan it: every run, its price and their sum stand there before anything is launched", async () => {
    await joined.goto(`${home}/runs`);
    await joined.goto(`${home}/runs/sweeps/new`);
    await joined.getByRole("combobox", { name: "Trainer" }).click();
    await joined.getByRole("option", { name: "Provider of the sweep" }).click();
    await joined.getByRole("combobox", { name: "Base model" }).click();
    await joined.getByRole("option", { name: new RegExp(baseModel) }).click();
    await joined.getByRole("combobox", { name: "Setting that varies" }).click();
    await joined.getByRole("option", { name: "Epochs" }).click();
    await joined.getByLabel("Values of epochs").fill("1, 2");
    const plan = joined.getByRole("region", { name: "The plan" });
    await expect(plan.getByRole("heading", { name: "2 runs" })).toBeVisible();
    await joined.getByLabel("Values of epochs").fill("1, 2, 3");
    await expect(plan.getByRole("heading", { name: "3 runs" })).toBeVisible();
    await expect(plan.getByRole("list", { name: "Runs of this plan" }).getByRole("listitem")).toHaveCount(3);
    await plan.getByLabel("Stop at").fill("90");
    await expect(plan.getByText(/^All of them wait until a lead or an owner/)).toBeVisible();
    await looksRight(joined);
    await plan.getByRole("button", { name: /^Propose 3 runs, at most \$90/ }).click();
  });

  await test.step("nothing reaches the provider before somebody has approved all of them, once", async () => {
    await expect(joined.getByRole("heading", { level: 1, name: "3 runs wait for an approval." })).toBeVisible();
    await expect(joined.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
    expect(provider.state.jobs.size).toBe(0);
    await page.goto(`${home}/runs`);
    await page.getByRole("table", { name: "Sweeps, newest first" }).getByRole("link", { name: "Sweep 1" }).click();
    await page.getByRole("button", { name: "Approve 3 runs, up to $90.00" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Approve sweep 1, up to \$/ })
      .click();
    await expect(page.getByText(/of at most \$.* taken up/)).toBeVisible();
  });

  await test.step("they launch by themselves, and the best is named in front of whoever proposed it", async () => {
    await expect(bestOf(joined)).toBeVisible({ timeout: 240_000 });
    const table = joined.getByRole("table", { name: "Runs of sweep 1" });
    await expect(table.getByRole("row")).toHaveCount(4);
    await expect(table.getByText("reference")).toHaveCount(1);
    await expect(table.getByRole("img", { name: /95% interval/ })).toHaveCount(3);
    await expect(joined.getByText("approved by Ada Owner")).toBeVisible();
    await looksRight(joined);
    expect(provider.state.jobs.size).toBe(3);
    await picture(joined, "sweep", 480);
  });

  await test.step("a reload asks nothing again, and the list shows the three as one", async () => {
    await page.goto(`${home}/runs`);
    await expect(page.getByRole("table", { name: "Sweeps, newest first" }).getByText("3 of 3 runs ended")).toBeVisible();
    const runs = page.getByRole("table", { name: "Runs, newest first" });
    await expect(runs.getByRole("link", { name: /^Run \d/ })).toHaveCount(3);
    await runs.getByRole("link", { name: "Sweep 1" }).first().click();
    await expect(bestOf(page)).toBeVisible();
  });

  await test.step("keep the recipe of the best, and start the next run from it", async () => {
    await page.getByRole("table", { name: "Runs of sweep 1" }).getByRole("link", { name: "Run 3" }).click();
    await page.getByRole("button", { name: "Save its recipe" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Three readings");
    await dialog.getByRole("button", { name: "Save the recipe" }).click();
    await page.getByRole("link", { name: "Three readings" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Three readings" })).toBeVisible();
    await page.getByRole("link", { name: "Start a run from it" }).click();
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Run 4, a draft" })).toBeVisible();
    await page.getByRole("button", { name: "Delete draft" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete draft 4" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Runs" })).toBeVisible();
    await expect(page.getByRole("link", { name: /^Run 4/ })).toHaveCount(0);
  });
  await provider.close();
});

const bestOf = (page: Page) => page.getByRole("heading", { level: 1, name: /^Run 3 is the best of these three/ });

function epochsOf(method: object | undefined): number {
  const words = JSON.stringify(method ?? {});
  return Number(/"n_epochs":(\d+)/.exec(words)?.[1] ?? 0);
}
