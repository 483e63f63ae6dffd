import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { projectSchema } from "@/lib/projects/schemas";
import { runPageSchema } from "@/lib/runs/schemas";
import { expect, test } from "./fixtures";
import { chooseFile, createDataset, csvFile } from "./pages/data-pages";
import { storyProject } from "./pages/story";
import { makeTickets, toCsv } from "./tickets";

/** Every screen that there is without a finished run; `story.spec.ts` leaves one behind for the rest. */
async function screens(page: Page, projectId: string): Promise<{ name: string; address: string }[]> {
  await createDataset(page, projectId, "Screens");
  await chooseFile(page, csvFile(toCsv(makeTickets(12))));
  await expect(page.getByRole("heading", { name: "12 rows are good." })).toBeVisible();
  const mapping = page.url();
  await page.getByRole("button", { name: "Import 12 examples" }).click();
  await expect(page.getByRole("link", { name: "See the examples" })).toBeVisible();
  await createDataset(page, projectId, "Waiting");
  await chooseFile(page, csvFile(Buffer.from('message,queue\nWhere is it,refund\n"",login\n')));
  await expect(page.getByRole("heading", { name: "1 row is good. 1 waits for a fix." })).toBeVisible();
  const waiting = page.url();
  const examples = new URL(mapping).pathname.replace(/\/import$/, "");
  const finished = await finishedScreens(page);
  return [
    { name: "projects", address: "/projects" },
    { name: "new project", address: "/projects/new" },
    { name: "overview", address: `/projects/${projectId}` },
    { name: "data", address: `/projects/${projectId}/data` },
    { name: "examples", address: examples },
    { name: "versions", address: `${examples}/versions` },
    { name: "import, choose a file", address: `${examples}/import` },
    { name: "import, mapping", address: waiting },
    { name: "import, result", address: mapping },
    { name: "runs", address: `/projects/${projectId}/runs` },
    { name: "new run", address: `/projects/${projectId}/runs/new` },
    { name: "no models", address: `/projects/${projectId}/models` },
    { name: "no evaluations", address: `/projects/${projectId}/evaluations` },
    ...finished,
    { name: "not found", address: "/no/such/place" },
  ];
}

async function finishedScreens(page: Page): Promise<{ name: string; address: string }[]> {
  const projects = z.array(projectSchema).parse(await (await page.request.get("/api/v1/projects")).json());
  const trained = projects.find(({ name }) => name === storyProject);
  if (!trained) return [];
  const { items } = runPageSchema.parse(await (await page.request.get(`/api/v1/projects/${trained.id}/runs`)).json());
  const run = items.find(({ evaluationId }) => evaluationId !== null);
  return [
    { name: "overview with a verdict", address: `/projects/${trained.id}` },
    { name: "models", address: `/projects/${trained.id}/models` },
    { name: "evaluations", address: `/projects/${trained.id}/evaluations` },
    ...(run ? [{ name: "run", address: `/projects/${trained.id}/runs/${run.id}` }] : []),
    ...(run ? [{ name: "evaluation", address: `/projects/${trained.id}/evaluations/${run.evaluationId}` }] : []),
  ];
}

async function settle(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("[role=status][aria-label^=Loading]")).toHaveCount(0);
}

const softly = expect.configure({ soft: true });
const sidewaysScroll = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("no screen has a serious accessibility fault, in light and in dark, and none scrolls sideways at 320 px", async ({
  page,
  project,
}) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const { name, address } of await screens(page, project.id)) {
    await page.setViewportSize({ width: 1280, height: 720 });
    await settle(page, address);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      const faults = serious.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`);
      softly(faults, `${name}, ${colorScheme}`).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 700 });
    await softly.poll(() => sidewaysScroll(page), { message: `${name}, at 320 px` }).toBe(0);
  }
});
