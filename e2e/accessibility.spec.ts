import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { z } from "zod";
import { datasetSchema } from "@/lib/datasets/schemas";
import { projectSchema } from "@/lib/projects/schemas";
import { runPageSchema } from "@/lib/runs/schemas";
import { expect, test } from "./fixtures";
import type { Hone } from "./hone";
import { createAbWorld } from "./pages/ab-world";
import { chooseFile, createDataset, csvFile } from "./pages/data-pages";
import { storyProject } from "./pages/story";
import { makeTickets, toCsv } from "./tickets";

type Project = { id: string; name: string };

interface Screen {
  name: string;
  address: string;
  /** What somebody presses first, or what has to be there before anybody looks. */
  open?: (page: Page) => Promise<void>;
}

/** Every screen that there is without a finished run; `story.spec.ts` leaves one behind for the rest. */
async function screens(page: Page, hone: Hone, project: Project): Promise<Screen[]> {
  const [origin, projectId] = [hone.url, project.id];
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
  const fixing = await importedInPart(page, projectId);
  const findings = await datasetWithFindings(page, origin, projectId);
  const tests = await abTests(page, hone);
  const finished = await finishedScreens(page);
  return [
    { name: "projects", address: "/projects" },
    { name: "new project", address: "/projects/new" },
    { name: "overview", address: `/projects/${projectId}` },
    { name: "data", address: `/projects/${projectId}/data` },
    { name: "examples", address: examples },
    { name: "versions", address: `${examples}/versions` },
    { name: "freeze dialog", address: `${examples}/versions`, open: openFreezeDialog },
    { name: "fix-it list", address: `${fixing}/fix`, open: (at) => seen(at.getByRole("list", { name: "Rows that wait for a fix" })) },
    { name: "health", address: `${findings}/health`, open: openPair },
    { name: "review, before it begins", address: `${findings}/review` },
    { name: "review", address: `${findings}/review?queue=open`, open: (at) => seen(at.getByRole("textbox", { name: "Message" })) },
    { name: "import, choose a file", address: `${examples}/import` },
    { name: "import, mapping", address: waiting },
    { name: "import, result", address: mapping },
    { name: "runs", address: `/projects/${projectId}/runs` },
    { name: "new run", address: `/projects/${projectId}/runs/new` },
    { name: "new sweep", address: `/projects/${projectId}/runs/sweeps/new` },
    { name: "no recipes", address: `/projects/${projectId}/runs/recipes` },
    { name: "no models", address: `/projects/${projectId}/models` },
    { name: "trainers", address: `/projects/${projectId}/models/trainers`, open: (at) => seen(at.getByText("Answers").last()) },
    { name: "connect a trainer", address: `/projects/${projectId}/models/trainers/new` },
    { name: "settings", address: `/projects/${projectId}/settings` },
    { name: "people", address: "/people" },
    { name: "invite somebody", address: "/people", open: openInvitation },
    { name: "API keys", address: "/api-keys" },
    { name: "no evaluations", address: `/projects/${projectId}/evaluations` },
    ...tests,
    ...finished,
    { name: "not found", address: "/no/such/place" },
  ];
}

const seen = (what: Locator) => expect(what).toBeVisible();

async function openInvitation(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await expect(page.getByRole("dialog").getByLabel("For whom")).toBeVisible();
}

async function openFreezeDialog(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Freeze version 1" }).click();
  await expect(page.getByRole("dialog").getByRole("button", { name: /^Freeze \d+ examples?$/ })).toBeVisible();
}

async function openPair(page: Page): Promise<void> {
  const finding = page.getByRole("region", { name: /^Nearly the same/ });
  // The check runs by itself, once the worker comes to it; the large datasets of other chapters may be in front of it.
  await expect(finding).toBeVisible({ timeout: 240_000 });
  await finding.getByRole("button", { name: "Compare them" }).click();
  await expect(finding.getByRole("region", { name: "The newer example" })).toBeVisible();
}

/** A file of which one row went in and one waits; the address of its dataset. */
async function importedInPart(page: Page, projectId: string): Promise<string> {
  await createDataset(page, projectId, "To fix");
  await chooseFile(page, csvFile('message,queue\nWhere is it,refund\n"",login\n'));
  await page.getByRole("button", { name: "Import 1 example" }).click();
  await expect(page.getByRole("link", { name: "See the examples" })).toBeVisible();
  return new URL(page.url()).pathname.replace(/\/import$/, "");
}

/** Two examples that are nearly the same, and one that names a person; the address of their dataset. */
async function datasetWithFindings(page: Page, origin: string, projectId: string): Promise<string> {
  const headers = { origin };
  const datasets = `/api/v1/projects/${projectId}/datasets`;
  const { id } = datasetSchema.parse(await (await page.request.post(datasets, { headers, data: { name: "Findings" } })).json());
  const question = "My parcel has not arrived although it was sent two weeks ago, what can I do now?";
  const answer = "We are sorry. We have asked the carrier and will write to you tomorrow.";
  for (const [asked, said] of [
    [question, answer],
    [`${question} Please help`, answer],
    ["I am ada@lovelace.org, where is my invoice?", '{"queue": "billing", "reply": "In your mailbox.", "urgent": false}'],
  ]) {
    const messages = [
      { role: "user", content: asked },
      { role: "assistant", content: said },
    ];
    const response = await page.request.post(`${datasets}/${id}/examples`, { headers, data: { messages } });
    expect(response.status(), await response.text()).toBe(201);
  }
  return `/projects/${projectId}/data/${id}`;
}

/** A project with a deployment whose test counts people, and one without. */
async function abTests(page: Page, hone: Hone): Promise<Screen[]> {
  const made = await page.request.post("/api/v1/projects", { headers: { origin: hone.url }, data: { name: "A/B tests", description: "" } });
  const project = projectSchema.parse(await made.json());
  const world = await createAbWorld(page.request, hone, project);
  try {
    const [counting, empty] = [await world.deploy("counting"), await world.deploy("quiet")];
    const guardrails = [
      { metric: "failed", limit: 0.05 },
      { metric: "latency", limit: 5_000 },
    ];
    const { id } = await world.startTest(counting, "new", { guardrails, ramp: [0.4, 0.5] });
    await world.ask(counting, { counts: { 1: 150, 2: 100 }, likes: (variant, person) => Number(person % 3 !== variant % 2) });
    const home = `/projects/${project.id}/deployments`;
    const inTest = `${home}/${counting.id}/experiments/${id}`;
    return [
      { name: "playground", address: `/projects/${project.id}/models/playground`, open: (at) => seen(at.getByLabel("Your message")) },
      { name: "deployments", address: home },
      { name: "deployment with an A/B test", address: `${home}/${counting.id}` },
      { name: "A/B test", address: inTest, open: (at) => seen(at.getByRole("img", { name: /day by day/ })) },
      { name: "A/B test, next stage", address: inTest, open: openNextStage },
      {
        name: "new A/B test",
        address: `${home}/${empty.id}/experiments/new`,
        open: (at) => seen(at.getByText(/Nobody who can be told apart/)),
      },
    ];
  } finally {
    world.close();
  }
}

async function openNextStage(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Begin 50% now" }).click();
  await seen(page.getByRole("dialog").getByRole("button", { name: "Give it 50% now" }));
}

async function finishedScreens(page: Page): Promise<Screen[]> {
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
/** In px; of the page, or of the body of a dialog that lies over it and scrolls by itself. */
const sidewaysScroll = (page: Page) =>
  page.evaluate(() => {
    const scrolling = [document.documentElement, ...document.querySelectorAll("[role=dialog] > *")];
    return Math.max(...scrolling.map((box) => box.scrollWidth - box.clientWidth));
  });

test("no screen has a serious accessibility fault, in light and in dark, and none scrolls sideways at 320 px", async ({
  page,
  hone,
  project,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const { name, address, open } of await screens(page, hone, project)) {
    await page.setViewportSize({ width: 1280, height: 720 });
    await settle(page, address);
    await open?.(page);
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
