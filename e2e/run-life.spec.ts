import type { APIRequestContext } from "@playwright/test";
import { type ConformanceServer, startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import type { StoredJob } from "@/lib/trainers/testing/provider-state";
import { expect, test } from "./fixtures";
import { cpuTrainer } from "./pages/cpu-trainer";

const colours = ["red", "green", "blue"];

/** A frozen version, made through the API: this chapter is about what comes after. */
async function freeze(request: APIRequestContext, projectId: string, origin: string, count: number): Promise<string> {
  const post = async (path: string, data: object) => {
    const response = await request.post(`/api/v1/projects/${projectId}${path}`, { headers: { origin }, data });
    expect(response.status(), await response.text()).toBe(201);
    return response.json();
  };
  const { id } = await post("/datasets", { name: "Customer messages" });
  for (let index = 0; index < count; index++) {
    const answer = colours[index % colours.length] ?? "";
    const content = `Order ${index}: the box is ${answer}.`;
    await post(`/datasets/${id}/examples`, {
      messages: [
        { role: "user", content },
        { role: "assistant", content: answer },
      ],
    });
  }
  return (await post(`/datasets/${id}/versions`, { include: "unrejected" })).id;
}

test("a run is followed through a lost connection, asked while it trains, and stopped with its best kept", async ({
  page,
  project,
  request,
  hone,
}) => {
  // So many that the run outlives all that is done with it on the fastest machine; it is stopped long before its end.
  const datasetVersionId = await freeze(request, project.id, hone.url, 120);
  const data = {
    ...(await cpuTrainer(request, project.id)),
    datasetVersionId,
    hyperparameters: { epochs: 50, batchSize: 1, loraRank: 2, contextLength: 64 },
  };
  const created = await request.post(`/api/v1/projects/${project.id}/runs`, { headers: { origin: hone.url }, data });
  expect(created.status(), await created.text()).toBe(201);
  const run = await created.json();

  const step = async () => {
    const words = await page
      .getByRole("definition")
      .filter({ hasText: /of [\d,]+$/ })
      .first()
      .textContent();
    return Number(words?.split("of")[0]?.replaceAll(",", ""));
  };
  let polled = 0;
  page.on("request", (asked) => {
    if (/\/runs\/[^/]+\/metrics/.test(asked.url())) polled++;
  });

  await test.step("its steps come by themselves, without being asked for", async () => {
    await page.goto(`/projects/${project.id}/runs/${run.id}`);
    await expect(page.getByRole("img", { name: /Training loss went from/ })).toBeVisible({ timeout: 240_000 });
    // Before the stream is there the page asks once a second: several times something new without a question comes from the stream alone.
    await expect(async () => {
      const asked = polled;
      for (let changes = 0; changes < 4; changes++) {
        const before = await step();
        await expect.poll(step).toBeGreaterThan(before);
      }
      expect(polled).toBe(asked);
    }).toPass();
  });

  await test.step("without the stream the page asks, and misses nothing", async () => {
    await page.route("**/stream*", (route) => route.abort());
    await page.reload();
    await expect(page.getByRole("img", { name: /Training loss went from/ })).toBeVisible();
    const before = await step();
    await expect.poll(step).toBeGreaterThan(before);
    expect(polled).toBeGreaterThan(0);
    await page.unroute("**/stream*");
    await page.reload();
  });

  await test.step("a checkpoint answers while the run goes on", async () => {
    const checkpoint = page.getByRole("button", { name: /^Try the checkpoint at step/ }).first();
    await expect(checkpoint).toBeVisible({ timeout: 240_000 });
    await checkpoint.click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Your question").fill("Order 7: the box is green.");
    await dialog.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(dialog.getByText(/^Its answer, after/)).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("stop it and keep the best", async () => {
    await page.getByRole("button", { name: "Stop and keep the best" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Stop and keep step/ })
      .click();
    await expect(page.getByText(/is kept as v1/).first()).toBeVisible();
    await expect(page.getByText("It was stopped before its end.")).toBeVisible({ timeout: 240_000 });
    await page.goto(`/projects/${project.id}/models`);
    await expect(page.getByRole("table", { name: "Model versions and baselines" }).getByText("v1", { exact: true })).toBeVisible();
  });
});

test.describe("at a provider", () => {
  let provider: ConformanceServer;
  test.beforeEach(async () => {
    provider = await startConformanceServer("openai");
  });
  test.afterEach(() => provider.close());

  test("a run that got lost is looked for again; one that failed is explained and started over", async ({
    page,
    project,
    request,
    hone,
  }) => {
    const headers = { origin: hone.url };
    const datasetVersionId = await freeze(request, project.id, hone.url, 24);
    const baseModel = "gpt-4.1-nano-2025-04-14";
    const connection = { kind: "openai", name: `Provider ${Date.now()}`, baseUrl: provider.url, apiKey: provider.key };
    const connected = await request.post("/api/v1/trainers", {
      headers,
      data: { ...connection, prices: { [baseModel]: { training: 3 } } },
    });
    expect(connected.status(), await connected.text()).toBe(201);
    const trainerId = (await connected.json()).id;
    const run = await (
      await request.post(`/api/v1/projects/${project.id}/runs`, { headers, data: { datasetVersionId, trainerId, baseModel } })
    ).json();
    await expect.poll(() => provider.state.jobs.size).toBe(1);
    const job: StoredJob = provider.onlyJob();
    for (let step = 0; step < 4; step++) provider.state.advance(job);

    await page.goto(`/projects/${project.id}/runs/${run.id}`);
    await expect(page.getByText("Running", { exact: true })).toBeVisible();
    await test.step("lost, and found again", async () => {
      provider.state.jobs.delete(job.id);
      await expect(page.getByRole("heading", { name: /has lost this run/ })).toBeVisible();
      provider.state.jobs.set(job.id, job);
      await page.getByRole("button", { name: "Look for it again, no charge" }).click();
      await expect(page.getByText("Running", { exact: true })).toBeVisible();
    });

    await test.step("failed, with what speaks for it and what it costs to start over", async () => {
      job.status = "failed";
      job.error = { code: "server_error", message: "The machine was taken away.", param: null };
      await expect(page.getByText("The machine was taken away.").first()).toBeVisible();
      await expect(page.getByText(/passed the check before the launch/)).toBeVisible();
      await page.getByRole("button", { name: /^Start over, (about|less than) \$/ }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Run 2" })).toBeVisible();
      await page.getByRole("link", { name: "Run 1" }).click();
      await expect(page.getByText(/Started over as/)).toBeVisible();
    });

    await test.step("what was sent can be had again", async () => {
      const file = page.getByRole("link", { name: /rows?, / }).first();
      const [download] = await Promise.all([page.waitForEvent("download"), file.click()]);
      expect(download.suggestedFilename()).toMatch(/-train\.jsonl$/);
      await page.getByText("The launch, word for word").click();
      await expect(page.getByText(/"training_file"/)).toBeVisible();
    });
  });
});
