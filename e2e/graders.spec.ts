import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import type { Hone } from "./hone";
import { cpuTrainer } from "./pages/cpu-trainer";

const question = (index: number) => ({ prompt: [{ role: "user", content: `Order ${index}: where is it?` }], target: "On its way." });

async function setUp(request: APIRequestContext, hone: Hone, projectId: string, graders: object[]) {
  const headers = { origin: hone.url };
  const data = { from: "cases", name: "Hard ones", cases: [question(1), question(2), question(3)], graders };
  const response = await request.post(`/api/v1/projects/${projectId}/benchmarks`, { headers, data });
  expect(response.status(), await response.text()).toBe(201);
  const benchmark: { id: string } = await response.json();
  return benchmark;
}

/** The base model with a prompt, measured by the real worker and the real trainer. */
async function measure(request: APIRequestContext, hone: Hone, projectId: string, benchmarkId: string) {
  const headers = { origin: hone.url };
  const { trainerId, baseModel } = await cpuTrainer(request, projectId);
  const data = { trainerId, model: baseModel, systemPrompt: "Be brief." };
  const made = await request.post(`/api/v1/projects/${projectId}/models`, { headers, data });
  expect(made.status(), await made.text()).toBe(201);
  const model: { id: string } = await made.json();
  const started = await request.post(`/api/v1/projects/${projectId}/evaluations`, {
    headers,
    data: { modelVersionId: model.id, benchmarkId },
  });
  expect(started.status(), await started.text()).toBe(201);
  const evaluation: { id: string } = await started.json();
  await expect
    .poll(async () => (await (await request.get(`/api/v1/projects/${projectId}/evaluations/${evaluation.id}`)).json()).status, {
      // The trainer of the house may still be at work for the chapter before.
      timeout: 240_000,
    })
    .toBe("succeeded");
  return evaluation;
}

async function choose(page: Page, label: string, option: string | RegExp) {
  await page.getByRole("combobox", { name: label, exact: true }).click();
  await page.getByRole("option", { name: option }).click();
}

test("a benchmark by hand, graders tried while they are written, and the next version", async ({ page, project }) => {
  await test.step("write two cases", async () => {
    await page.goto(`/projects/${project.id}/evaluations/benchmarks`);
    await expect(page.getByText("There is nothing to measure with yet.")).toBeVisible();
    await page.getByRole("link", { name: "New benchmark" }).click();
    await page.getByLabel("Name").fill("Hard refunds");
    await page.getByRole("textbox", { name: "Question 1" }).fill("May I return a lamp?");
    await page.getByLabel("Answer wanted").fill("Yes, within 30 days.");
    await page.getByRole("button", { name: "Add a case" }).click();
    await page.getByRole("textbox", { name: "Question 2" }).fill("And a used one?");
    await page.getByRole("button", { name: "Make the benchmark" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Hard refunds" })).toBeVisible();
    await expect(page.getByText("This is the first version")).toBeVisible();
  });

  await test.step("add code, see what it says about a pasted answer, and weigh it", async () => {
    await page.getByRole("link", { name: "Change it" }).click();
    await choose(page, "Add a grader", /^Own code/);
    await page
      .getByRole("textbox", { name: "Code" })
      .fill("function grade({ answer }) { return { score: answer.includes('30') ? 1 : 0, reason: 'looked for 30' } }");
    const trial = page.locator("section", { has: page.getByRole("heading", { name: "Try it" }) });
    await trial.getByRole("textbox", { name: "Answer", exact: true }).fill("Within 30 days.");
    await expect(trial.getByText("Own code: right")).toBeVisible();
    await expect(trial.getByText("looked for 30")).toBeVisible();
    await expect(trial.getByText("Right answers: not graded")).toBeVisible();
    await page.getByRole("textbox", { name: "Code" }).fill("function grade() { while (true) {} }");
    await expect(trial.getByText(/Own code: not graded/)).toBeVisible();
    await expect(trial.getByText(/took longer than/)).toBeVisible();
    await page.getByRole("textbox", { name: "Code" }).fill("function grade({ answer }) { return answer.length < 20 }");
    await page.getByLabel("Weight").nth(0).fill("3");
    await page.getByLabel("Weight").nth(1).fill("1");
    await page.getByRole("textbox", { name: "Answer wanted in case 2" }).fill("No.");
    await page.getByLabel(/^Why/).first().fill("Short answers count too");
    await page.getByRole("button", { name: "Make version 2" }).click();
    await expect(page.getByText(/Version 2, frozen/)).toBeVisible();
    await expect(page.getByText(/1 case changed/)).toBeVisible();
    await expect(page.getByText(/added overall, code/)).toBeVisible();
    await expect(page.getByText("75%")).toBeVisible();
  });

  await test.step("the first version stands as it was, and says that it is not the newest", async () => {
    await choose(page, "Version", /^Version 1/);
    await expect(page.getByText("This is an older version; the newest is version 2.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Change it" })).toHaveCount(0);
  });
});

test("answers are rated by the keyboard, blindly, and graded again; cases without a score are told", async ({
  page,
  project,
  request,
  hone,
}) => {
  const graders = [
    { key: "people", kind: "human", scale: "one_to_five", question: "How helpful is it?" },
    { key: "exact", kind: "exact" },
  ];
  const benchmark = await setUp(request, hone, project.id, graders);
  const evaluation = await measure(request, hone, project.id, benchmark.id);

  await test.step("nothing is graded yet, and it says so", async () => {
    await page.goto(`/projects/${project.id}/evaluations/${evaluation.id}`);
    await expect(page.getByText("3 cases of 3 could not be graded by “Rated by people”.")).toBeVisible();
    await page.getByRole("link", { name: "Rate answers" }).click();
  });

  await test.step("rate all three without knowing whose they are", async () => {
    await expect(page.getByRole("heading", { name: "How helpful is it?" })).toBeVisible();
    await expect(page.getByText(/Prompting/)).toHaveCount(0);
    for (const [done, key] of [
      [1, "4"],
      [2, "5"],
    ] as const) {
      await page.keyboard.press(key);
      await expect(page.getByText(`${done} of 3`)).toBeVisible();
    }
    await page.getByRole("button", { name: /^Fair/ }).click();
    await expect(page.getByText("You have rated every answer.")).toBeVisible();
  });

  await test.step("the score follows, and grading again keeps it", async () => {
    await page.getByRole("link", { name: "Back to the benchmark" }).click();
    await expect(page.getByText("3 answers rated.")).toBeVisible();
    const score = async () =>
      (await (await request.get(`/api/v1/projects/${project.id}/evaluations/${evaluation.id}`)).json()).scores.people?.value;
    await expect.poll(score).toBeCloseTo(0.75, 9);
    await page.goto(`/projects/${project.id}/evaluations/${evaluation.id}`);
    await expect(page.getByText(/could not be graded/)).toHaveCount(0);
    await page.getByRole("button", { name: "Grade again" }).click();
    await expect
      .poll(async () => (await (await request.get(`/api/v1/projects/${project.id}/evaluations/${evaluation.id}/regrade`)).json())?.status)
      .toBe("succeeded");
    expect(await score()).toBeCloseTo(0.75, 9);
  });
});
