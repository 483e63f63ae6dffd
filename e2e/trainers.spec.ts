import type { APIRequestContext, Page } from "@playwright/test";
import { type ConformanceServer, startConformanceServer } from "../lib/trainers/testing/conformance-server";
import { type ProviderName, providerNames } from "../lib/trainers/testing/provider-rules";
import { expect, test } from "./fixtures";
import type { Hone } from "./hone";
import { cpuTrainer } from "./pages/cpu-trainer";

const baseModels: Record<ProviderName, string> = {
  openai: "gpt-4.1-nano-2025-04-14",
  azure: "gpt-4.1-nano-2025-04-14",
  nebius: "Qwen/Qwen3-8B",
  together: "Qwen/Qwen3-8B",
  fireworks: "accounts/fireworks/models/qwen3-8b",
};

interface World {
  request: APIRequestContext;
  hone: Hone;
  project: { id: string; name: string };
}

async function post(world: World, path: string, data: object) {
  const response = await world.request.post(`/api/v1${path}`, { headers: { origin: world.hone.url }, data });
  expect(response.ok(), `${path}: ${await response.text()}`).toBe(true);
  return response.json();
}

/** A version small enough to be trained in seconds. */
async function freeze(world: World): Promise<string> {
  const project = `/projects/${world.project.id}`;
  const { id } = await post(world, `${project}/datasets`, { name: "Boxes" });
  for (let index = 0; index < 30; index++) {
    const colour = ["red", "green", "blue"][index % 3] ?? "";
    const messages = [
      { role: "user", content: `Order ${index}: the box is ${colour}.` },
      { role: "assistant", content: colour },
    ];
    await post(world, `${project}/datasets/${id}/examples`, { messages });
  }
  const frozen = await post(world, `${project}/datasets/${id}/versions`, { include: "unrejected" });
  return frozen.id;
}

async function connect(world: World, kind: ProviderName, server: ConformanceServer): Promise<string> {
  const settings = kind === "fireworks" ? { accountId: "acme" } : {};
  const name = `${kind} of ${world.project.name}`.slice(0, 80);
  // With a price, so that what it may cost is known and no lead has to approve it.
  const prices = { [baseModels[kind]]: { training: 0.1 } };
  return (await post(world, "/trainers", { kind, name, baseUrl: server.url, apiKey: server.key, settings, prices })).id;
}

async function launch(world: World, trainerId: string, datasetVersionId: string, baseModel: string, hyperparameters: object = {}) {
  const run = await post(world, `/projects/${world.project.id}/runs`, { datasetVersionId, trainerId, baseModel, hyperparameters });
  return `/projects/${world.project.id}/runs/${run.id}`;
}

const curve = (page: Page) => page.getByRole("img", { name: /Training loss went from/ });

test("the same version is trained on this machine and at each provider, and every run shows its curve", async ({
  page,
  request,
  hone,
  project,
}) => {
  const world = { request, hone, project };
  const versionId = await freeze(world);
  const cpu = await cpuTrainer(request, project.id);
  const pages = [await launch(world, cpu.trainerId, versionId, cpu.baseModel, { epochs: 2, batchSize: 4, contextLength: 64 })];
  const servers: ConformanceServer[] = [];
  try {
    for (const kind of providerNames) {
      const server = await startConformanceServer(kind, { advancesOnLook: true });
      servers.push(server);
      pages.push(await launch(world, await connect(world, kind, server), versionId, baseModels[kind]));
    }
    for (const path of pages) {
      await page.goto(path);
      await expect(curve(page)).toBeVisible({ timeout: 240_000 });
      await expect(page.getByText("It made v", { exact: false }).first()).toBeVisible({ timeout: 240_000 });
    }
    for (const server of servers) expect(server.state.jobs.size).toBe(1);
  } finally {
    for (const server of servers) await server.close();
  }
});

test("a file that is refused, a provider that fails and one that loses the job each say so on the run's page", async ({
  page,
  request,
  hone,
  project,
}) => {
  const world = { request, hone, project };
  const versionId = await freeze(world);
  const server = await startConformanceServer("openai");
  try {
    const trainerId = await connect(world, "openai", server);
    const at = () => launch(world, trainerId, versionId, baseModels.openai);
    const jobOf = async (count: number) => {
      await expect.poll(() => server.state.jobs.size).toBe(count);
      return [...server.state.jobs.values()][count - 1];
    };

    await page.goto(await at());
    const refused = await jobOf(1);
    const file = server.state.files.get(refused?.body.training_file ?? "");
    if (file) file.text = file.text.replace("assistant", "nobody");
    if (refused) server.state.advance(refused);
    await expect(page.getByText(/Line 1 is not a chat example/).first()).toBeVisible({ timeout: 240_000 });

    await page.goto(await at());
    const failing = await jobOf(2);
    if (failing) Object.assign(failing, { status: "failed", error: { code: "internal_error", message: "A machine broke.", param: null } });
    await expect(page.getByText(/A machine broke\./).first()).toBeVisible({ timeout: 240_000 });
    await expect(page.getByText(/Your examples and settings are fine/).first()).toBeVisible();

    await page.goto(await at());
    const lost = await jobOf(3);
    server.state.jobs.delete(lost?.id ?? "");
    await expect(page.getByText(/no longer knows this training/).first()).toBeVisible({ timeout: 240_000 });
  } finally {
    await server.close();
  }
});
