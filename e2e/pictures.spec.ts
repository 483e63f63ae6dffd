import { mkdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { projectSchema } from "@/lib/projects/schemas";
import { runPageSchema } from "@/lib/runs/schemas";
import { expect, test } from "./fixtures";
import { messyWorkbook } from "./messy-workbook";
import { chooseFile, createDataset } from "./pages/data-pages";
import { storyProject } from "./pages/story";

const folder = "docs/pictures";

test("the pictures in the documentation are taken from the real product", async ({ page }) => {
  test.skip(process.env.HONE_PICTURES !== "1", "Pictures are only written when HONE_PICTURES=1.");
  mkdirSync(folder, { recursive: true });
  await page.setViewportSize({ width: 1280, height: 800 });
  const projects = z.array(projectSchema).parse(await (await page.request.get("/api/v1/projects")).json());
  const project = projects.find(({ name }) => name === storyProject);
  if (!project) throw new Error("The story left no project behind.");
  const home = `/projects/${project.id}`;
  const [run] = runPageSchema.parse(await (await page.request.get(`/api/v1${home}/runs`)).json()).items;

  await picture(page, "overview", home, "See the comparison");
  await picture(page, "runs", `${home}/runs/${run?.id}`, "Made from");
  await picture(page, "evaluation", `${home}/evaluations/${run?.evaluationId}`, "Answer wanted");
  await page.goto(`${home}/data`);
  await page.getByRole("row").getByRole("link").first().click();
  await page.getByRole("button", { name: /note 5\b/ }).click();
  await expect(page.getByRole("textbox", { name: "Answer the model learns" })).toBeVisible();
  await page.screenshot({ path: `${folder}/data.png` });
  await createDataset(page, project.id, "Helpdesk export");
  await chooseFile(page, await messyWorkbook());
  await expect(page.getByRole("region", { name: "How your rows read as conversations" })).toBeVisible();
  await page.screenshot({ path: `${folder}/import.png` });
  const dataset = new URL(page.url()).pathname.replace(/\/import$/, "");
  await page.getByRole("button", { name: /^Import (the file|[\d,]+ examples?)$/ }).click();
  await expect(page.getByRole("link", { name: "See the examples" })).toBeVisible();
  await page.goto(`${dataset}/health`);
  await expect(page.getByRole("heading", { level: 1, name: /needs? a look/ })).toBeVisible();
  await page.screenshot({ path: `${folder}/health.png` });
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(page, "overview-dark", home, "See the comparison");
});

async function picture(page: Page, name: string, address: string, ready: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByText(ready, { exact: true }).first()).toBeVisible();
  await expect(page.locator("[role=status][aria-label^=Loading]")).toHaveCount(0);
  await page.screenshot({ path: `${folder}/${name}.png` });
}
