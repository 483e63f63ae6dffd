import type { Page } from "@playwright/test";
import { z } from "zod";
import { projectSchema } from "@/lib/projects/schemas";
import { runPageSchema } from "@/lib/runs/schemas";
import { expect, test } from "./fixtures";
import { messyWorkbook } from "./messy-workbook";
import { chooseFile, createDataset } from "./pages/data-pages";
import { storyProject } from "./pages/story";
import { picture, takesPictures } from "./picture";

test("the pictures in the documentation are taken from the real product", async ({ page }) => {
  test.skip(!takesPictures, "Pictures are only written when HONE_PICTURES=1.");
  await page.setViewportSize({ width: 1280, height: 800 });
  const projects = z.array(projectSchema).parse(await (await page.request.get("/api/v1/projects")).json());
  const project = projects.find(({ name }) => name === storyProject);
  if (!project) throw new Error("The story left no project behind.");
  const home = `/projects/${project.id}`;
  const [run] = runPageSchema.parse(await (await page.request.get(`/api/v1${home}/runs`)).json()).items;

  await pictureOf(page, "overview", home, "See the comparison");
  await page.emulateMedia({ colorScheme: "dark" });
  await pictureOf(page, "overview-dark", home, "See the comparison");
  await page.emulateMedia({ colorScheme: "light" });
  await pictureOf(page, "runs", `${home}/runs/${run?.id}`, "Made from");
  await page.goto(`${home}/runs/new`);
  await expect(page.getByRole("button", { name: /^Start run, / })).not.toHaveAttribute("aria-disabled", "true");
  await expect(page.getByRole("region", { name: "What the trainer will see" }).getByText(/^Example \d+, the longest of/)).toBeVisible();
  await picture(page, "preflight");
  await pictureOf(page, "evaluation", `${home}/evaluations/${run?.evaluationId}`, "Answer wanted");
  await page.goto(`${home}/data`);
  await page.getByRole("row").getByRole("link").first().click();
  await page.getByRole("button", { name: /note 5\b/ }).click();
  await expect(page.getByRole("textbox", { name: "Answer the model learns" })).toBeVisible();
  await expect(page.getByText("shown", { exact: true })).toBeVisible();
  await picture(page, "data");
  await createDataset(page, project.id, "Helpdesk export");
  await chooseFile(page, await messyWorkbook());
  await expect(page.getByRole("region", { name: "How your rows read as conversations" })).toBeVisible();
  await picture(page, "import");
  const dataset = new URL(page.url()).pathname.replace(/\/import$/, "");
  await page.getByRole("button", { name: /^Import (the file|[\d,]+ examples?)$/ }).click();
  await expect(page.getByRole("link", { name: "See the examples" })).toBeVisible();
  await page.goto(`${dataset}/health`);
  await expect(page.getByRole("heading", { level: 1, name: /needs? a look/ })).toBeVisible();
  await picture(page, "health");
});

async function pictureOf(page: Page, name: string, address: string, ready: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByText(ready, { exact: true }).first()).toBeVisible();
  await picture(page, name);
}
