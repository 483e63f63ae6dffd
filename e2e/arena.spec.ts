import { readFile } from "node:fs/promises";
import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixtures";
import type { Hone } from "./hone";
import { looksRight } from "./looks-right";
import { cpuTrainer } from "./pages/cpu-trainer";

const count = 44;
const cases = Array.from({ length: count }, (_, index) => ({
  prompt: [{ role: "user", content: `Order ${index} came broken. What now?` }],
  target: "We send a new one.",
  tags: [],
}));

interface Task {
  judgedCount: number;
  wantedCount: number;
  pair: { judgementId: string; left: { text: string }; right: { text: string } } | null;
}

async function post<Answer>(request: APIRequestContext, hone: Hone, path: string, data: object, status = 201): Promise<Answer> {
  const response = await request.post(`/api/v1/projects/${path}`, { headers: { origin: hone.url }, data });
  expect(response.status(), await response.text()).toBe(status);
  return response.json();
}

/** Two instructions, measured by the real worker and the real trainer: what the tiny model says differs by them. */
async function measureTwo(request: APIRequestContext, hone: Hone, projectId: string): Promise<void> {
  const graders = [{ key: "exact", kind: "exact" }];
  const benchmark = await post<{ id: string }>(request, hone, `${projectId}/benchmarks`, {
    from: "cases",
    name: "Complaints",
    cases,
    graders,
  });
  const { trainerId, baseModel } = await cpuTrainer(request, projectId);
  for (const systemPrompt of ["Be brief.", "You answer customers of a shop, at length and with care."]) {
    const asked = { trainerId, model: baseModel, systemPrompt };
    const { id: modelVersionId } = await post<{ id: string }>(request, hone, `${projectId}/models`, asked);
    const { id } = await post<{ id: string }>(request, hone, `${projectId}/evaluations`, { modelVersionId, benchmarkId: benchmark.id });
    await expect
      .poll(async () => (await (await request.get(`/api/v1/projects/${projectId}/evaluations/${id}`)).json()).status, {
        // The trainer of the house may still be at work for the chapter before.
        timeout: 240_000,
      })
      .toBe("succeeded");
  }
}

test("answers are chosen between blindly, by the keyboard; then whose they were, and pairs to learn from", async ({
  page,
  project,
  request,
  hone,
}) => {
  await measureTwo(request, hone, project.id);
  const address = () => page.url().replace(/\/judge$/, "");

  await test.step("open an arena", async () => {
    await page.goto(`/projects/${project.id}/evaluations`);
    await page.getByRole("link", { name: "Arenas" }).click();
    await expect(page.getByText("Nobody has chosen between answers yet.")).toBeVisible();
    await page.getByRole("button", { name: "New arena" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Tone of the replies");
    await page.getByRole("combobox", { name: "Second opinion" }).click();
    await page.getByRole("option", { name: "Each pair is judged once" }).click();
    await page.getByRole("button", { name: "Open the arena" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Tone of the replies" })).toBeVisible();
  });

  const task = () => post<Task>(request, hone, `${project.id}/arenas/${address().split("/").at(-1)}/task`, {}, 200);
  const judged = (by: number) => expect(page.getByText(new RegExp(`^${by} of \\d+$`))).toBeVisible();

  await test.step("judge by the keyboard, take one back, skip one", async () => {
    await page.getByRole("link", { name: "Judge answers" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Which answer would you rather send?" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Answer A" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Answer B" })).toBeVisible();
    await page.keyboard.press("ArrowLeft");
    await judged(1);
    await page.keyboard.press("2");
    await judged(2);
    await page.keyboard.press("z");
    await judged(1);
    await page.keyboard.press("ArrowDown");
    await judged(2);
    await page.keyboard.press("4");
    await judged(3);
    const asked = page.getByRole("region", { name: "The case" });
    const skipped = (await asked.textContent()) ?? "";
    await page.keyboard.press("0");
    await expect(asked).not.toHaveText(skipped);
    await page.getByRole("group", { name: "Your choice" }).getByRole("button", { name: "B is better" }).click();
    await judged(4);
    await looksRight(page);
  });

  await test.step("four judgements decide nothing, and nobody sees names without asking", async () => {
    await page.getByRole("link", { name: "Leave, your choices are saved" }).click();
    await expect(page.getByText("stays hidden")).toBeVisible();
    await expect(page.getByRole("table", { name: "Models, most preferred first" })).toBeHidden();
  });

  await test.step("judge the rest, the shorter answer each time", async () => {
    for (let next = await task(); next.pair; next = await task()) {
      const { judgementId, left, right } = next.pair;
      const choice = left.text.length === right.text.length ? "both_good" : left.text.length < right.text.length ? "left" : "right";
      const arenaId = address().split("/").at(-1);
      await post(request, hone, `${project.id}/arenas/${arenaId}/judgements`, { judgementId, choice }, 200);
    }
    await page.reload();
  });

  await test.step("see whose answers they were", async () => {
    await page.getByRole("button", { name: "See the result so far" }).click();
    await page.getByRole("button", { name: "See the result", exact: true }).click();
    const ranking = page.getByRole("table", { name: "Models, most preferred first" });
    await expect(ranking).toBeVisible();
    await expect(ranking.getByRole("img", { name: /of 100 times, 95% interval/ })).toHaveCount(2);
    await expect(page.getByRole("table", { name: "Every two models" })).toBeVisible();
    await expect(page.getByRole("list", { name: "Judgements of each person" })).toContainText("1 skipped");
    await looksRight(page);
    await page.goto(`${address()}/judge`);
    await expect(page.getByText("You have seen whose answers these are.")).toBeVisible();
    await page.getByRole("link", { name: "To the result" }).click();
    await expect(page.getByRole("heading", { name: "Learn from it" })).toBeVisible();
  });

  await test.step("what was preferred becomes drafts, once, and a file", async () => {
    const dataset = await post<{ id: string }>(request, hone, `${project.id}/datasets`, { name: "Preferences" });
    await page.reload();
    await page.getByRole("button", { name: "Add as drafts" }).click();
    await expect(page.getByText(/^Added \d+ preference pairs as drafts\.$/)).toBeVisible();
    await page.getByRole("button", { name: "Add as drafts" }).click();
    await expect(page.getByText("Nothing new to add.")).toBeVisible();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Preference JSONL" }).click()]);
    const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\n");
    const { total } = await (await request.get(`/api/v1/projects/${project.id}/datasets/${dataset.id}/examples`)).json();
    expect(total).toBe(lines.length);
    expect(JSON.parse(lines[0] ?? "")).toHaveProperty("non_preferred_output");
  });
});
