import { readFile } from "node:fs/promises";
import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixtures";
import type { Hone } from "./hone";
import { looksRight } from "./looks-right";
import { cpuTrainer } from "./pages/cpu-trainer";

const tagOf = (index: number) => (index < 34 ? "delivery" : index < 68 ? "returns" : "warranty");
const cases = Array.from({ length: 72 }, (_, index) => ({
  prompt: [{ role: "user", content: `Question ${index} about ${tagOf(index)}?` }],
  target: "Yes.",
  tags: [tagOf(index)],
  // Two questions from each customer.
  groupKey: `customer ${Math.floor(index / 2)}`,
}));
/** The tiny model writes nonsense; a function that likes some of it makes two models differ, each time in the same way. */
const source = "function grade({ answer }) { return { score: answer.length % 3 === 0 ? 1 : 0, reason: String(answer.length) }; }";
const graders = [
  { key: "letters", kind: "code", source },
  { key: "exact", kind: "exact" },
];

async function post<Answer>(request: APIRequestContext, hone: Hone, path: string, data: object): Promise<Answer> {
  const response = await request.post(`/api/v1/projects/${path}`, { headers: { origin: hone.url }, data });
  expect(response.status(), await response.text()).toBe(201);
  return response.json();
}

test("two ways of answering, tag by tag, a decision with its reason, and the report", async ({ page, project, request, hone }) => {
  const benchmark = await post<{ id: string }>(request, hone, `${project.id}/benchmarks`, { from: "cases", name: "Shop", cases, graders });
  const evaluations: string[] = [];
  await test.step("measure two instructions", async () => {
    const { trainerId, baseModel } = await cpuTrainer(request, project.id);
    for (const systemPrompt of ["Be brief.", "You answer customers of a shop, at length and with care."]) {
      const asked = { trainerId, model: baseModel, systemPrompt };
      const model = await post<{ id: string }>(request, hone, `${project.id}/models`, asked);
      const pair = { modelVersionId: model.id, benchmarkId: benchmark.id };
      evaluations.push((await post<{ id: string }>(request, hone, `${project.id}/evaluations`, pair)).id);
    }
    for (const id of evaluations)
      await expect
        .poll(async () => (await (await request.get(`/api/v1/projects/${project.id}/evaluations/${id}`)).json()).status, {
          // The trainer of the house may still be at work for the chapter before.
          timeout: 240_000,
        })
        .toBe("succeeded");
  });
  const [before, after] = evaluations;

  await test.step("the comparison says where it helps, and a tag narrows the cases", async () => {
    await page.goto(`/projects/${project.id}/evaluations/${after}?against=${before}`);
    await expect(page.getByText("Cases from the same source are counted together (72 cases from 36 sources)").first()).toBeVisible();
    await expect(page.getByRole("heading", { name: "Where it helps" })).toBeVisible();
    const rows = page.getByRole("table", { name: "Results by tag" });
    await expect(rows.getByText("4 cases are too few to say.")).toBeVisible();
    await rows.getByRole("button", { name: /returns/ }).click();
    await expect(page).toHaveURL(/tag=returns/);
    await expect(page.getByRole("list", { name: "34 cases" })).toBeVisible();
    await page.getByRole("button", { name: /^Tag returns/ }).click();
    await expect(page.getByRole("list", { name: "72 cases" })).toBeVisible();
  });

  await test.step("a lead decides, and says why", async () => {
    await page.getByRole("link", { name: "Decision report" }).click();
    await expect(page.getByRole("heading", { name: "What was decided" })).toBeVisible();
    await expect(page.getByText("Nothing yet.")).toBeVisible();
    await page.getByRole("radio", { name: /^Collect more cases first/ }).check();
    await page.getByLabel("Why", { exact: true }).fill("Nobody has asked about guarantees yet.");
    await page.getByRole("button", { name: "Record the decision" }).click();
    const decisions = page.getByRole("list", { name: "Decisions, newest first" });
    await expect(decisions).toContainText("Collect more cases first. Nobody has asked about guarantees yet.");
    await expect(decisions).toContainText("Ada Owner");
  });

  await test.step("what a year costs with an endpoint that somebody thinks of", async () => {
    await expect(page.getByText(/^At 1,000 answers a day, which is assumed/)).toBeVisible();
    await page.getByLabel("Answers a day").fill("2000");
    await page.getByLabel(/^Endpoint of .*\(2\)/).fill("10");
    await page.getByRole("button", { name: "Calculate" }).click();
    await expect(
      page.getByText(/^At 2,000 answers a day, as entered\. .* costs \$3,650 more in a year than .* No traffic changes that\./),
    ).toBeVisible();
    await expect(page).toHaveURL(/candidateHosting=10/);
    await looksRight(page);
  });

  await test.step("the report goes with whoever needs it", async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Markdown" }).click()]);
    const text = await readFile(await download.path(), "utf8");
    expect(text).toContain("Nobody has asked about guarantees yet.");
    expect(text).toContain("Where it helps, by tag");
    expect(text).toContain("costs $3,650 more in a year");
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("heading", { name: "What it rests on" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Record the decision" })).toBeHidden();
  });

  await test.step("a version goes to another stage, and back; its card tells where it comes from", async () => {
    const { modelVersion } = await (await request.get(`/api/v1/projects/${project.id}/evaluations/${after}`)).json();
    await page.emulateMedia({ media: "screen" });
    await page.goto(`/projects/${project.id}/models`);
    await expect(page.getByRole("table", { name: "Model versions and baselines" }).getByRole("link")).toHaveCount(2);
    await page.goto(`/projects/${project.id}/models/${modelVersion.id}`);
    await page.getByRole("button", { name: "Move to another stage" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: /^Archived/ }).check();
    await dialog.getByLabel("Why").fill("Too long-winded.");
    await dialog.getByRole("button", { name: "Move to archived" }).click();
    const stages = page.getByRole("list", { name: "Stages, newest first" });
    await expect(stages).toContainText("Too long-winded.");
    await expect(page.getByRole("heading", { name: "From answer to example" })).toBeVisible();
    await expect(page.getByText(/Nothing was trained: the base model answers with an instruction alone/)).toBeVisible();
    await expect(page.getByText("Nobody has asked about guarantees yet.")).toBeVisible();
    await looksRight(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Card, Markdown" }).click()]);
    expect(await readFile(await download.path(), "utf8")).toContain("Too long-winded.");

    await page.goto(`/projects/${project.id}/models`);
    const models = page.getByRole("table", { name: "Model versions and baselines" });
    await expect(models.getByRole("link")).toHaveCount(1);
    await expect(page.getByRole("heading", { name: "From version to version" })).toBeVisible();
    await page.getByRole("radio", { name: /^Archived/ }).click();
    await expect(page).toHaveURL(/stage=archived/);
    await expect(models.getByRole("link")).toHaveCount(1);
    await looksRight(page);
    await models.getByRole("link").click();
    await page.getByRole("button", { name: "Move to another stage" }).click();
    await dialog.getByRole("radio", { name: /^Candidate/ }).check();
    await dialog.getByRole("button", { name: "Move to candidate" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(stages.getByText("Taken back.")).toBeVisible();
  });
});
