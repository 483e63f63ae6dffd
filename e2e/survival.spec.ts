import { z } from "zod";
import { datasetVersionSchema } from "@/lib/datasets/versions/schemas";
import { type ConformanceServer, startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import { providerRules } from "@/lib/trainers/testing/provider-rules";
import { colourOf, makeBoxes } from "./boxes";
import { expect, test } from "./fixtures";
import { looksRight } from "./looks-right";
import { nameForPicture, picture } from "./picture";

const oldBase = "gpt-4.1-nano-2025-04-14";
const newBase = "Qwen/Qwen3-8B";

const rows = makeBoxes(400).map(({ asked, colour }) => ({
  messages: [
    { role: "user", content: asked },
    { role: "assistant", content: colour },
  ],
}));

/** The old base model ends so many days from now, or one less once midnight has passed. */
const daysLeft = 52;
const days = `(${daysLeft}|${daysLeft - 1}) days`;

const servers: ConformanceServer[] = [];
test.afterAll(async () => {
  for (const server of servers) await server.close();
});

async function provider(kind: "openai" | "nebius"): Promise<ConformanceServer> {
  const server = await startConformanceServer(kind);
  servers.push(server);
  return server;
}

test("an account is read, a model recorded, trained elsewhere, and proved to be no worse", async ({ page, request, hone, project }) => {
  const headers = { origin: hone.url };
  const soon = new Date(Date.now() + daysLeft * 86_400_000).toISOString().slice(0, 10);
  for (const model of providerRules.openai.models) if ("id" in model && model.id === oldBase) Object.assign(model, { shutdown_date: soon });
  const [old, fresh] = [await provider("openai"), await provider("nebius")];
  // The old one never knew what to say about a vase.
  old.state.answer = ({ asked }) => (asked.startsWith("vase") ? "none" : colourOf(asked));
  fresh.state.answer = ({ asked }) => colourOf(asked);
  old.state.addPast("colours.jsonl", rows, { model: oldBase, suffix: "colours", hyperparameters: { n_epochs: 3 } });
  const names = { old: "OpenAI", fresh: "Nebius" };
  for (const [kind, server, name] of [
    ["openai", old, names.old],
    ["nebius", fresh, names.fresh],
  ] as const) {
    const prices = { [kind === "openai" ? oldBase : newBase]: { training: 1, input: 2, output: 8 } };
    const response = await request.post("/api/v1/trainers", {
      headers,
      data: { kind, name, baseUrl: server.url, apiKey: server.key, prices },
    });
    expect(response.status(), await response.text()).toBe(201);
  }
  const home = `/projects/${project.id}/models/survival`;

  await test.step("take inventory, take the model over, bring its file home", async () => {
    await page.goto(home);
    await nameForPicture(page, project, "Colours of boxes");
    await expect(page.getByRole("heading", { level: 1, name: "No model to lose yet." })).toBeVisible();
    await looksRight(page);
    await page.getByRole("link", { name: "Take inventory of an account" }).click();
    await page.getByRole("combobox", { name: "Account" }).click();
    await page.getByRole("option", { name: names.old, exact: true }).click();
    await page.getByRole("button", { name: `Take inventory of ${names.old}` }).click();
    await expect(page.getByText(/^Seen whole/)).toBeVisible({ timeout: 240_000 });
    await page.getByRole("button", { name: /^Take over ft:/ }).click();
    await expect(page.getByRole("link", { name: "Record v1" })).toBeVisible();
    await looksRight(page);
    await page.getByRole("radio", { name: /^Files/ }).click();
    await page.getByRole("button", { name: "Bring colours.jsonl home" }).click();
    await expect(page.getByRole("link", { name: "See colours" })).toBeVisible({ timeout: 240_000 });
  });

  const versions = z.array(datasetVersionSchema).parse(await (await request.get(`/api/v1/projects/${project.id}/versions`)).json());
  const [version] = versions;
  expect(version?.notes).toContain("colours.jsonl");
  expect(version?.testCount).toBeGreaterThan(29);

  await test.step("the board says what comes first; recording it has a price", async () => {
    await page.goto(home);
    await expect(
      page.getByRole("heading", { level: 1, name: new RegExp(`^One model stops answering in ${days}. It has no proven replacement.$`) }),
    ).toBeVisible();
    await expect(page.getByText(/comes first: none of its answers are recorded/)).toBeVisible();
    await looksRight(page);
    await page.getByRole("link", { name: /^Record v1, (about|less than) \$/ }).click();
    await page.getByRole("button", { name: /^Record v1, (about|less than) \$/ }).click();
    await expect(page.getByRole("heading", { name: "Golden record 1: v1" })).toBeVisible();
    await expect(page.getByText("complete", { exact: true })).toBeVisible({ timeout: 240_000 });
    await expect(page.getByRole("article", { name: "Case 1", exact: true })).toBeVisible();
    await looksRight(page);
  });

  await test.step("train it elsewhere, knowing what changes", async () => {
    await page.goto(home);
    await page.getByRole("link", { name: /^Re-train: / }).click();
    await page.getByRole("combobox", { name: "Trainer" }).click();
    await page.getByRole("option", { name: names.fresh, exact: true }).click();
    await expect(page.getByText(`Learns on ${newBase} instead of ${oldBase}.`)).toBeVisible();
    await looksRight(page);
    await page.getByRole("button", { name: new RegExp(`^Re-train on ${newBase}, (less than )?\\$`) }).click();
    await expect(page.getByRole("heading", { name: "Run 1" })).toBeVisible();
    await expect
      .poll(
        () => {
          for (const job of fresh.state.jobs.values()) fresh.state.advance(job);
          return page.getByText("It made v2.").isVisible();
        },
        { timeout: 240_000, intervals: [500] },
      )
      .toBe(true);
  });

  await test.step("prove that it is no worse, with a margin chosen before", async () => {
    await page.goto(home);
    await page.getByRole("link", { name: /^Prove parity: / }).click();
    await page.getByLabel("Margin").fill("10");
    await looksRight(page);
    await page.getByRole("button", { name: /^Ask v2 \d+ questions$/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: /^v2 is no worse than v1, margin 10 points: / })).toBeVisible({
      timeout: 240_000,
    });
    await page.getByRole("radio", { name: "All" }).click();
    await expect(page.getByRole("heading", { name: "v1", exact: true })).toBeVisible();
    await looksRight(page);
    await picture(page, "parity");
    const href = await page.getByRole("link", { name: "Markdown" }).getAttribute("href");
    expect(await (await request.get(href ?? "")).text()).toContain("v2 is no worse than v1");
    await page.goto(home);
    await expect(
      page.getByRole("heading", { level: 1, name: new RegExp(`^One model stops answering in ${days}. It has a proven replacement.$`) }),
    ).toBeVisible();
    await picture(page, "survival");
  });

  await test.step("the chapter and the overview warn", async () => {
    await page.goto(`/projects/${project.id}`);
    await expect(page.getByText(new RegExp(`1 model stops answering within ${days}.`)).first()).toBeVisible();
  });
});
