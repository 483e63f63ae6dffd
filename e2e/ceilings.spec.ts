import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixtures";
import type { Hone } from "./hone";
import { cpuTrainer } from "./pages/cpu-trainer";

const cases = Array.from({ length: 40 }, (_, index) => ({
  prompt: [{ role: "user", content: `Order ${index}: where is it?` }],
  target: "On its way.",
}));

async function post<Answer>(request: APIRequestContext, hone: Hone, path: string, data: object): Promise<Answer> {
  const response = await request.post(`/api/v1/projects/${path}`, { headers: { origin: hone.url }, data });
  expect(response.status(), await response.text()).toBe(201);
  return response.json();
}

/** Two ways of answering, the first of them measured by the real worker and the real trainer. */
async function setUp(request: APIRequestContext, hone: Hone, projectId: string) {
  const graders = [{ key: "exact", kind: "exact" }];
  const benchmark = await post<{ id: string }>(request, hone, `${projectId}/benchmarks`, { from: "cases", name: "Orders", cases, graders });
  const { trainerId, baseModel } = await cpuTrainer(request, projectId);
  const models: { id: string; name: string }[] = [];
  for (const systemPrompt of ["Be brief.", "You answer customers of a shop."]) {
    const asked = { trainerId, model: baseModel, systemPrompt };
    models.push(await post(request, hone, `${projectId}/models`, asked));
  }
  const pair = { modelVersionId: models[0]?.id, benchmarkId: benchmark.id };
  const { id } = await post<{ id: string }>(request, hone, `${projectId}/evaluations`, pair);
  await expect
    .poll(async () => (await (await request.get(`/api/v1/projects/${projectId}/evaluations/${id}`)).json()).status, { timeout: 240_000 })
    .toBe("succeeded");
}

test("an evaluation says what it takes, stops at its ceiling and goes on", async ({ page, project, request, hone }) => {
  await setUp(request, hone, project.id);
  await page.goto(`/projects/${project.id}/evaluations`);
  const dialog = page.getByRole("dialog", { name: "Measure a model" });

  await test.step("what it takes stands there before it starts", async () => {
    await page.getByRole("button", { name: "Measure a model" }).click();
    // The newest model is chosen.
    await expect(dialog.getByText(/^40 cases will be asked\. That takes about/)).toBeVisible();
    await dialog.getByRole("checkbox", { name: /^Stop once it is sure/ }).check();
    await expect(dialog.getByRole("combobox", { name: "Held against" })).toBeVisible();
    await dialog.getByRole("checkbox", { name: /^Stop once it is sure/ }).uncheck();
    await dialog.getByLabel("Answers per case").fill("2");
    await expect(dialog.getByText(/^80 answers to 40 cases will be asked for\./)).toBeVisible();
    await expect(dialog.getByText(/at temperature 0/)).toBeVisible();
  });

  await test.step("it stops at the ceiling, and its page says so", async () => {
    await dialog.getByRole("spinbutton", { name: /^Use at most/ }).fill("60");
    await dialog.getByRole("button", { name: "Measure", exact: true }).click();
    await expect(page.getByText(/stopped at its ceiling of 60 tokens after \d+ of 40 cases\./).first()).toBeVisible({ timeout: 240_000 });
    await expect(page.getByText(/scored the same in all 2 answers to/)).toBeVisible();
    // Which sixteen have their answers is drawn anew for every benchmark.
    const answered = page.getByRole("list", { name: "40 cases" }).getByRole("button").filter({ hasText: "wrong" });
    await answered.first().click();
    await expect(page.getByRole("list", { name: "All answers to this case" }).first()).toBeVisible();
  });

  await test.step("a lead raises it, and every case gets its answers", async () => {
    await page.getByRole("button", { name: "Raise the ceiling" }).click();
    const raise = page.getByRole("dialog", { name: "Raise the ceiling and go on" });
    await raise.getByRole("spinbutton", { name: /^Use at most/ }).fill("");
    await raise.getByRole("button", { name: "Go on" }).click();
    await expect(raise).toBeHidden();
    await expect(page.getByRole("button", { name: "Raise the ceiling" })).toBeHidden({ timeout: 240_000 });
    await expect(page.getByRole("list", { name: "40 cases" })).toBeVisible({ timeout: 240_000 });
  });
});
