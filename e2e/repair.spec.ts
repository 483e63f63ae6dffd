import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import type { Hone } from "./hone";
import { looksRight } from "./looks-right";
import { cpuTrainer } from "./pages/cpu-trainer";
import { createDataset, csvFile, importFile } from "./pages/data-pages";
import { facet, toolbarOf } from "./pages/table-page";
import { nameForPicture, picture } from "./picture";
import { makeTickets, type Ticket, toCsv } from "./tickets";

const instruction = "Put a customer’s message in the right queue.";
/** Two ways of saying that one cannot sign in; the second file has put them all into the wrong queue. */
const isMistaken = ({ message }: Ticket) => /I cannot sign in|my password is refused/.test(message);

const taught = makeTickets(160);
const mistakes = makeTickets(1_200)
  .slice(160)
  .filter(isMistaken)
  .slice(0, 60)
  .map(({ message }) => ({ message, queue: "refund" }));
/** Messages that no model has learned from, with the right queue. */
const asked = makeTickets(1_320)
  .slice(1_200)
  .map(({ message, queue }) => ({ prompt: [{ role: "user", content: message }], target: queue }));

interface Named {
  id: string;
  name: string;
}

/** What a program would do; the chapter is about what follows. */
function programOf(request: APIRequestContext, { url }: Hone, projectId: string) {
  const home = `/api/v1/projects/${projectId}`;
  const read = async <Answer>(path: string): Promise<Answer> => (await request.get(`${home}${path}`)).json();
  async function post<Answer>(path: string, data: object): Promise<Answer> {
    const response = await request.post(`${home}${path}`, { headers: { origin: url }, data });
    expect(response.status(), await response.text()).toBeLessThan(300);
    return response.json();
  }
  const measured = (id: string) =>
    expect.poll(async () => (await read<{ status: string }>(`/evaluations/${id}`)).status, { timeout: 240_000 }).toBe("succeeded");

  /** Everything that is not rejected is learned from, and the new version answers the benchmark. */
  async function train(datasetId: string, benchmarkId: string, name: string): Promise<string> {
    const version = await post<{ id: string }>(`/datasets/${datasetId}/versions`, { include: "unrejected" });
    const recipe = { ...(await cpuTrainer(request, projectId)), hyperparameters: { epochs: 4 }, systemPrompt: instruction };
    const run = await post<{ id: string }>("/runs", { datasetVersionId: version.id, ...recipe });
    await expect.poll(async () => (await read<{ status: string }>(`/runs/${run.id}`)).status, { timeout: 240_000 }).toBe("succeeded");
    const model = (await read<Named[]>("/models")).find((one) => one.name === name);
    const { id } = await post<{ id: string }>("/evaluations", { modelVersionId: model?.id, benchmarkId });
    await measured(id);
    return id;
  }
  return { post, measured, train };
}

async function addBaseline(page: Page, projectId: string, approach: string): Promise<string> {
  await page.goto(`/projects/${projectId}/models/new-baseline`);
  await page.getByRole("radio", { name: new RegExp(`^${approach}`) }).check();
  await page.getByRole("textbox", { name: /^Instruction/ }).fill(instruction);
  await page.getByRole("combobox", { name: "Measured on" }).click();
  await page.getByRole("option", { name: /^Held out/ }).click();
  if (approach !== "An instruction alone") await page.getByRole("spinbutton", { name: /^(Examples|Passages)/ }).fill("3");
  await page.getByRole("button", { name: "Add and measure" }).click();
  await page.waitForURL(/\/evaluations\/[^/]+$/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

test("a version that got worse is traced to the examples behind it, they are mended, and the next one is better", async ({
  page,
  project,
  request,
  hone,
}) => {
  const { post, measured, train } = programOf(request, hone, project.id);
  const home = `/projects/${project.id}`;
  const evaluationPage = (id: string, against: string) => page.goto(`${home}/evaluations/${id}?against=${against}`);
  await createDataset(page, project.id, "Messages");
  const dataset = new URL(page.url()).pathname.replace(/\/import$/, "");
  const datasetId = dataset.split("/").at(-1) ?? "";
  await importFile(page, csvFile(toCsv(taught)));
  const graders = [{ key: "exact", kind: "exact" }];
  const { id: benchmarkId, seriesId } = await post<{ id: string; seriesId: string }>("/benchmarks", {
    from: "cases",
    name: "Held out",
    cases: asked,
    graders,
  });

  const first = await train(datasetId, benchmarkId, "v1");
  const baselines: string[] = [];
  await test.step("four ways of answering are measured on the same cases", async () => {
    for (const approach of ["An instruction alone", "An instruction and examples", "An instruction and what is looked up"])
      baselines.push(await addBaseline(page, project.id, approach));
    for (const id of baselines) await measured(id);
    await evaluationPage(first, baselines[0] ?? "");
    await expect(page.getByRole("heading", { level: 1, name: /v1 is better than prompting: \+[\d.]+ points/ })).toBeVisible();
    await page.getByRole("link", { name: "Decision report" }).click();
    const ladder = page.getByRole("table", { name: "Models with their scores" });
    await expect(ladder.getByRole("row")).toHaveCount(5);
    for (const name of [/^Prompt/, /^Few-shot/, /^Retrieval/, /^v1/]) await expect(ladder.getByRole("row", { name })).toHaveCount(1);
    // A score each, and each but the one that is compared with its difference.
    await expect(ladder.getByRole("img", { name: /95% interval/ })).toHaveCount(7);
    await looksRight(page);
    await nameForPicture(page, project, "Ticket queues");
    await expect(ladder.getByRole("row")).toHaveCount(5);
    await picture(page, "decision", 1400);
  });

  await page.goto(`${dataset}/import`);
  await importFile(page, csvFile(toCsv(mistakes), "from-the-new-team.csv"));
  const second = await train(datasetId, benchmarkId, "v2");
  await test.step("the next version is worse, and says for which questions", async () => {
    await evaluationPage(second, first);
    await expect(page.getByRole("heading", { level: 1, name: /v2 is worse than v1: −[\d.]+ points/ })).toBeVisible();
    const cases = page.getByRole("region", { name: "Cases" });
    await cases.getByRole("radio", { name: /^Got worse/ }).click();
    await expect(cases.getByRole("button", { name: /I cannot sign in|my password is refused/ }).first()).toBeVisible();
  });

  await test.step("what taught it is found beside the case, and put right", async () => {
    const cases = page.getByRole("region", { name: "Cases" });
    await cases
      .getByRole("button", { name: /I cannot sign in|my password is refused/ })
      .first()
      .click();
    await cases.getByRole("button", { name: "Find the training examples behind this" }).click();
    const behind = cases.getByRole("list", { name: "Training examples most like this question" });
    const wrong = behind.getByRole("listitem").filter({ hasText: "refund" }).first();
    await expect(wrong).toBeVisible({ timeout: 240_000 });
    await looksRight(page);
    await wrong.getByRole("link", { name: "Fix it" }).click();
    const answer = page.getByRole("textbox", { name: "Answer the model learns" });
    await expect(answer).toHaveValue("refund");
    await answer.fill("login");
    await expect(page.getByText(/^Saved /)).toBeVisible();
  });

  await test.step("it is not the only one: what else the file has put there is rejected at once", async () => {
    await page.goto(dataset);
    await facet(page, "Source")
      .getByRole("checkbox", { name: /from-the-new-team/ })
      .click();
    await expect(page.getByText("60 of 220", { exact: true })).toBeVisible();
    await page.getByRole("searchbox", { name: "Search text" }).fill("refund");
    await expect(page.getByText("59 of 220", { exact: true })).toBeVisible();
    await page.getByRole("checkbox", { name: "Select all rows" }).click();
    await toolbarOf(page).getByRole("button", { name: "Reject" }).click();
    await expect(facet(page, "State").getByRole("listitem").filter({ hasText: "Rejected" })).toContainText("59");
  });

  const third = await train(datasetId, benchmarkId, "v3");
  await test.step("the version after it is better than the one before", async () => {
    await evaluationPage(third, second);
    await expect(page.getByRole("heading", { level: 1, name: /v3 is better than v2: \+[\d.]+ points/ })).toBeVisible();
    await page.goto(`${home}/models?benchmark=${seriesId}`);
    await expect(page.getByRole("img", { name: /On Held out.*v1: .*95% interval.*v2: .*95% interval.*v3: .*95% interval/ })).toBeVisible();
    await looksRight(page);
    await picture(page, "models");
  });
});
