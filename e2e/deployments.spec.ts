import OpenAI from "openai";
import { z } from "zod";
import { deploymentListSchema } from "@/lib/deployments/schemas";
import { projectSchema } from "@/lib/projects/schemas";
import { expect, test } from "./fixtures";
import { killProcess } from "./hone";
import { storyProject } from "./pages/story";
import { picture } from "./picture";

test("a trained model answers a program under a stable name, is exchanged, and comes back with one click", async ({ page }) => {
  // A check, a shadow and a dashboard that is started again take their time.
  const projects = z.array(projectSchema).parse(await (await page.request.get("/api/v1/projects")).json());
  const project = projects.find(({ name }) => name === storyProject);
  if (!project) throw new Error("The story left no project behind.");

  await test.step("deploy the trained model", async () => {
    await page.goto(`/projects/${project.id}/deployments`);
    await expect(page.getByRole("heading", { name: "Nothing is served yet." })).toBeVisible();
    await page.getByRole("button", { name: "Deploy a model" }).click();
    const dialog = page.getByRole("dialog", { name: "Deploy a model" });
    await dialog.getByLabel("Name").fill("support-triage");
    await dialog.getByLabel("Who answers").click();
    await page.getByRole("option", { name: /^v1/ }).click();
    await dialog.getByRole("button", { name: "Deploy the model" }).click();
    // First its answers are held against its trainer's.
    await expect(page.getByRole("heading", { level: 1, name: "v1 answers everything." })).toBeVisible({ timeout: 240_000 });
    await expect(page.getByText(/^v1 gives the trainer’s answers by the gateway’s way/)).toBeVisible();
  });

  const { key, baseURL } = await test.step("make a key, and read where a program has to ask", async () => {
    await page.getByRole("button", { name: "New key" }).click();
    const dialog = page.getByRole("dialog", { name: "New key" });
    await dialog.getByLabel("Program").fill("shop");
    await dialog.getByRole("button", { name: "Make the key" }).click();
    const shown = page.getByRole("dialog", { name: "Copy the key now" });
    const key = (await shown.getByText(/^hone_gw_/).textContent()) ?? "";
    await shown.getByRole("button", { name: "I have copied it" }).click();
    await expect(page.getByText("shop", { exact: true })).toBeVisible();
    const baseURL = /base_url="([^"]+)"/.exec((await page.getByText(/base_url/).textContent()) ?? "")?.[1] ?? "";
    return { key, baseURL };
  });

  const client = new OpenAI({ baseURL, apiKey: key, maxRetries: 0 });
  const messages = [{ role: "user" as const, content: "Hello, I want my money back, from Ort, note 3" }];
  const ask = () => client.chat.completions.create({ model: "support-triage", messages, user: "customer-7", max_tokens: 8 }).withResponse();

  await test.step("a program asks with the openai package; what it asked is in the log, with what it thinks of it", async () => {
    await expect.poll(() => ask().then(({ data }) => data.choices[0]?.message.content, String)).toBe("refund");
    const { request_id } = await ask();
    const said = await fetch(`${baseURL}/feedback`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ request_id, thumb: "down", correction: "login" }),
    });
    expect(said.status).toBe(202);
    const log = page.getByRole("table", { name: "Logged requests, newest first" });
    await expect(async () => {
      await page.getByRole("button", { name: "Look again" }).click();
      await expect(log.getByText("thumb down")).toHaveCount(1, { timeout: 2_000 });
    }).toPass();
    await page.getByRole("searchbox", { name: "Search questions and answers" }).fill("money back");
    await log
      .getByRole("button", { name: /I want my money back/ })
      .first()
      .click();
    const request = page.getByRole("dialog", { name: "Request" });
    await expect(request.getByText("refund", { exact: true })).toBeVisible();
    await expect(request.getByText("Should have been: login")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(request).toBeHidden();
    await picture(page, "deployment", 900);
  });

  await test.step("promote another model: the dialog says how much traffic that is", async () => {
    await page.getByRole("button", { name: "Promote a model" }).click();
    const dialog = page.getByRole("dialog", { name: "Who shall answer support-triage?" });
    await expect(dialog.getByText(/Now: v1 answers everything\. \d+ requests? in the last day/)).toBeVisible();
    await dialog.getByLabel("Model").click();
    await page
      .getByRole("option", { name: /^Prompting/ })
      .first()
      .click();
    await dialog.getByLabel("Why").fill("To compare");
    await dialog.getByRole("button", { name: "Give it 100% of the traffic" }).click();
    await expect(page.getByRole("heading", { level: 1, name: /^Prompting.* answers everything\.$/ })).toBeVisible();
    await expect.poll(async () => (await ask()).response.headers.get("x-hone-variant")).toBe("2");
  });

  await test.step("roll back with one click, and the program has its model again", async () => {
    await page.getByRole("button", { name: "Roll back" }).click();
    await page.getByRole("dialog", { name: "Roll back?" }).getByRole("button", { name: "Roll back to v1 100%" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "v1 answers everything." })).toBeVisible();
    await expect(page.getByText("“To compare”")).toBeVisible();
    await expect.poll(async () => (await ask()).response.headers.get("x-hone-variant")).toBe("1");
  });

  await test.step("what somebody else does meanwhile is seen: a roll back takes back their move, and settings are not overwritten", async () => {
    const list = `/api/v1/projects/${project.id}/deployments`;
    const headers = { origin: new URL(page.url()).origin };
    const readDeployment = async () => deploymentListSchema.parse(await (await page.request.get(list)).json()).items[0];
    const before = await readDeployment();
    const variantId = before?.variants.find(({ number }) => number === 2)?.id;
    const promotion = { routingVersion: before?.routingVersion, variantId, reason: "By somebody else" };
    expect((await page.request.post(`${list}/${before?.id}/promote`, { headers, data: promotion })).status()).toBe(200);
    await expect(page.getByText("“By somebody else”")).toBeVisible();
    await page.getByRole("button", { name: "Roll back" }).click();
    const rollBack = page.getByRole("dialog", { name: "Roll back?" });
    await expect(rollBack.getByText(/^Now: Prompting.* 100%\. Afterwards: v1 100%/)).toBeVisible();
    await rollBack.getByRole("button", { name: "Roll back to v1 100%" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "v1 answers everything." })).toBeVisible();
    await expect(rollBack).toBeHidden();

    const settings = page.locator("section").filter({ has: page.getByRole("heading", { name: "Settings", exact: true }) });
    await settings.getByRole("button", { name: "Change" }).click();
    const dialog = page.getByRole("dialog", { name: "Settings of support-triage" });
    await dialog.getByLabel("Waits for an answer to begin").fill("45");
    const { routingVersion } = (await readDeployment()) ?? {};
    const change = await page.request.patch(`${list}/${before?.id}`, { headers, data: { routingVersion, logDays: 7 } });
    expect(change.status()).toBe(200);
    await expect(dialog.getByRole("alert")).toContainText(/Keeps the log for: \d+ days when you opened it, now 7 days\./);
    await dialog.getByRole("button", { name: "Take the newer values" }).click();
    await expect(dialog.getByLabel("Keeps the log for")).toHaveValue("7");
    await dialog.getByRole("button", { name: "Save the settings" }).click();
    await expect(dialog).toBeHidden();
    expect(await readDeployment()).toMatchObject({ timeoutMs: 45_000, logDays: 7 });
  });

  await test.step("a variant that is not served as it was trained is stopped, with pairs to read; a lead lets it through and says why", async () => {
    const list = `/api/v1/projects/${project.id}/deployments`;
    const [deployment] = deploymentListSchema.parse(await (await page.request.get(list)).json()).items;
    const modelVersionId = deployment?.variants.find(({ number }) => number === 1)?.modelVersion.id;
    const data = { modelVersionId, systemPrompt: "Answer like a pirate." };
    const headers = { origin: new URL(page.url()).origin };
    expect((await page.request.post(`${list}/${deployment?.id}/variants`, { headers, data })).status()).toBe(201);
    await page.reload();
    const panel = page.getByRole("region", { name: "Served as it was trained" });
    await expect(panel.getByText("stopped", { exact: true })).toBeVisible({ timeout: 240_000 });
    await panel.getByRole("button", { name: "See the check of v1, variant 3" }).click();
    const dialog = page.getByRole("dialog", { name: "Is v1, variant 3 served as it was trained?" });
    await expect(dialog.getByText(/would be asked with “Answer like a pirate\.”/)).toBeVisible();
    await expect(dialog.getByRole("list", { name: "Answers side by side" }).getByRole("listitem").first()).toBeVisible();
    await dialog.getByLabel("Let it through all the same, because").fill("For the feast");
    await dialog.getByRole("button", { name: "Let v1, variant 3 take traffic" }).click();
    await expect(dialog.getByText("“For the feast”")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(panel.getByText("let through", { exact: true })).toBeVisible();
    await expect(page.getByText("“v1: For the feast”")).toBeVisible();
  });

  await test.step("a candidate is asked in the shadow, and what it says stands beside what was served", async () => {
    const panel = page.getByRole("region", { name: "Shadow" });
    await panel.getByRole("button", { name: "Ask a shadow" }).click();
    const dialog = page.getByRole("dialog", { name: "What is asked in the shadow of support-triage?" });
    await dialog.getByLabel("What is asked").click();
    await page
      .getByRole("option", { name: /^Prompting/ })
      .first()
      .click();
    await dialog.getByLabel("Of the requests").fill("100");
    await dialog.getByRole("button", { name: "Ask it in the shadow" }).click();
    await expect(panel.getByText(/ is asked beside 100% of the requests\. /)).toBeVisible();
    // The gateway hears of it in a moment.
    await expect(async () => {
      expect((await ask()).response.headers.get("x-hone-variant")).toBe("1");
      await expect(panel.getByRole("list", { name: "Served and shadow side by side" })).toContainText("in the shadow", { timeout: 8_000 });
    }).toPass({ timeout: 240_000 });
    await panel.getByRole("button", { name: "Switch it off" }).click();
    await expect(panel.getByText(/^It is switched off; these are the answers of Prompting/)).toBeVisible();
  });

  await test.step("the dashboard dies and comes back; the program does not notice", async () => {
    killProcess("web");
    expect((await ask()).data.choices[0]?.message.content).toBe("refund");
    await expect
      .poll(() =>
        page.request.get("/api/v1/me").then(
          (answer) => answer.status(),
          () => 0,
        ),
      )
      .toBe(200);
  });

  await test.step("a revoked key ends", async () => {
    await page.reload();
    await page.getByRole("button", { name: "Revoke shop" }).click();
    await page.getByRole("dialog", { name: "Revoke the key shop?" }).getByRole("button", { name: "Revoke shop" }).click();
    await expect(page.getByText("revoked", { exact: true })).toBeVisible();
    await expect.poll(() => ask().then(String, String)).toContain("unknown or was revoked");
  });
});
