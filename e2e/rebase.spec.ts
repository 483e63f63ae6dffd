import type { APIRequestContext } from "@playwright/test";
import { type ConformanceServer, startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import { boxesCsv, colourOf, makeBoxes } from "./boxes";
import { expect, test } from "./fixtures";
import { looksRight } from "./looks-right";
import { createDataset, csvFile, importFile } from "./pages/data-pages";

const oldBase = "gpt-4.1-nano-2025-04-14";
const newBase = "Qwen/Qwen3-8B";

const servers: ConformanceServer[] = [];
test.afterAll(async () => {
  for (const server of servers) await server.close();
});

async function connect(request: APIRequestContext, origin: string, kind: "openai" | "nebius"): Promise<{ id: string; name: string }> {
  const server = await startConformanceServer(kind, { advancesOnLook: true });
  servers.push(server);
  const name = `${kind} ${Date.now()}`;
  const prices = { [kind === "openai" ? oldBase : newBase]: { training: 1, input: 0.1, output: 0.4 } };
  const data = { kind, name, baseUrl: server.url, apiKey: server.key, prices };
  const connected = await request.post("/api/v1/trainers", { headers: { origin }, data });
  expect(connected.status(), await connected.text()).toBe(201);
  // What was trained years ago never learned one of the colours.
  server.state.answer = ({ asked }) => (kind === "openai" && colourOf(asked) === "blue" ? "none" : colourOf(asked));
  return { id: (await connected.json()).id, name };
}

test("a saved recipe on a newer base model, beside its prompt alone and the fine-tune of today", async ({ page, project, hone }) => {
  const headers = { origin: hone.url };
  const home = `/projects/${project.id}`;
  const [old, fresh] = [await connect(page.request, hone.url, "openai"), await connect(page.request, hone.url, "nebius")];

  await test.step("given a fine-tune of today, and the recipe that made it", async () => {
    await createDataset(page, project.id, "Boxes");
    await importFile(page, csvFile(boxesCsv(makeBoxes(120))));
    const datasetId = new URL(page.url()).pathname.split("/")[4] ?? "";
    const frozen = await page.request.post(`/api/v1${home}/datasets/${datasetId}/versions`, {
      headers,
      data: { include: "unrejected", ratios: { train: 0.5, validation: 0.1, test: 0.4 } },
    });
    expect(frozen.status(), await frozen.text()).toBe(201);
    const data = {
      datasetVersionId: (await frozen.json()).id,
      trainerId: old.id,
      baseModel: oldBase,
      hyperparameters: { epochs: 3 },
      systemPrompt: "Say the colour of the box in one word.",
    };
    const started = await page.request.post(`/api/v1${home}/runs`, { headers, data });
    expect(started.status(), await started.text()).toBe(201);
    await page.goto(`${home}/runs/${(await started.json()).id}`);
    await expect(page.getByText("It made v1.")).toBeVisible({ timeout: 240_000 });
    await page.getByRole("button", { name: "Save its recipe" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Colours, three epochs");
    await page.getByRole("dialog").getByRole("button", { name: "Save the recipe" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
  });

  await test.step("choose the newer base model, and read what it changes before anything costs", async () => {
    await page.goto(`${home}/runs/recipes`);
    await page.getByRole("link", { name: /Colours, three epochs/ }).click();
    await page.getByRole("link", { name: "Try a newer base model" }).click();
    await expect(page.getByRole("combobox", { name: "Recipe" })).toHaveText("Colours, three epochs");
    await page.getByRole("combobox", { name: "Newer base model" }).click();
    await page.getByRole("option", { name: newBase }).filter({ hasText: fresh.name }).click();
    const plan = page.getByRole("region", { name: "Before it starts" });
    await expect(plan.getByText(`Learns on ${newBase} instead of ${oldBase}.`)).toBeVisible();
    await expect(plan.getByText(/put to three: the fine-tune of today, the newer base model with your prompt/)).toBeVisible();
    await looksRight(page);
    await plan.getByRole("button", { name: /^Start the comparison, (less than )?\$/ }).click();
  });

  await test.step("three ways of answering on one page, each with its interval, and the honest sentence", async () => {
    await expect(
      page.getByRole("heading", { level: 1, name: `You no longer need the fine-tune: ${newBase} with your prompt is no worse than v1` }),
    ).toBeVisible({ timeout: 240_000 });
    const table = page.getByRole("table", { name: "Three ways of answering the same cases" });
    await expect(table.getByRole("img", { name: /95% interval/ })).toHaveCount(3);
    await expect(table.getByRole("row", { name: /the fine-tune of today/ })).toContainText("reference");
    await expect(table.getByRole("row", { name: /with your prompt alone/ })).toContainText(/\+[\d.]+ \(\+[\d.]+ to \+[\d.]+\)/);
    await expect(table.getByRole("row", { name: /fine-tuned again, v\d/ })).toContainText(/\+[\d.]+ \(/);
    await expect(page.getByRole("link", { name: "Colours, three epochs" })).toBeVisible();
    await looksRight(page);
    await page.getByRole("link", { name: "Compare the answers" }).click();
    await expect(page).toHaveURL(/\/evaluations\/.*against=/);
  });

  await test.step("the recipe remembers it", async () => {
    await page.goto(`${home}/runs/recipes`);
    await page.getByRole("link", { name: /Colours, three epochs/ }).click();
    await page.getByRole("link", { name: `v1 against ${newBase}` }).click();
    await expect(page.getByRole("heading", { level: 1, name: /^You no longer need the fine-tune/ })).toBeVisible();
  });
});
