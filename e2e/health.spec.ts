import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const parcel = "My parcel has not arrived although it was sent two weeks ago, what can I do now?";
const answer = "We are sorry. We have asked the carrier and will write to you tomorrow.";

async function createDataset(page: Page, origin: string, projectId: string, pairs: [string, string][]): Promise<string> {
  const headers = { origin };
  const created = await page.request.post(`/api/v1/projects/${projectId}/datasets`, { headers, data: { name: "Customer messages" } });
  const { id } = await created.json();
  for (const [question, reply] of pairs) {
    const messages = [
      { role: "user", content: question },
      { role: "assistant", content: reply },
    ];
    const response = await page.request.post(`/api/v1/projects/${projectId}/datasets/${id}/examples`, { headers, data: { messages } });
    expect(response.status(), await response.text()).toBe(201);
  }
  return id;
}

test("what the checks found by themselves is mended on one page, and can be taken back", async ({ page, hone, project }) => {
  const datasetId = await createDataset(page, hone.url, project.id, [
    [parcel, answer],
    [`${parcel} Please help`, answer],
    ["Can I get my money back?", "Yes, within 30 days."],
    ["can i get my money back", "No."],
    ["I am ada@lovelace.org, where is my invoice?", " In your mailbox. "],
  ]);
  await page.goto(`/projects/${project.id}/data/${datasetId}/health`);
  await expect(page.getByRole("heading", { level: 1, name: "5 examples, 4 need a look." })).toBeVisible({ timeout: 240_000 });

  const finding = (name: string) => page.getByRole("region", { name: new RegExp(`^${name}`) });
  await finding("Personal data").getByRole("button", { name: "Show them" }).click();
  await expect(finding("Personal data").getByText("ada@lovelace.org")).toBeVisible();
  await finding("Personal data").getByRole("button", { name: "Replace all with placeholders" }).click();
  await expect(finding("Personal data")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(finding("Personal data")).toBeVisible();
  await finding("Personal data").getByRole("button", { name: "Replace all with placeholders" }).click();
  await expect(finding("Personal data")).toHaveCount(0);
  await finding("Blanks around the answer").getByRole("button", { name: "Cut all off" }).click();
  await expect(finding("Blanks around the answer")).toHaveCount(0);

  await finding("Nearly the same").getByRole("button", { name: "Compare them" }).click();
  await expect(finding("Nearly the same").getByRole("region", { name: "The newer example" }).locator("ins")).toContainText("Please help");
  await finding("Nearly the same")
    .getByRole("region", { name: "The older example" })
    .getByRole("button", { name: "Keep this one" })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "4 examples, 2 need a look." })).toBeVisible({ timeout: 240_000 });

  await finding("Contradictory answers").getByRole("button", { name: "Show them" }).click();
  const right = finding("Contradictory answers").getByRole("listitem").filter({ hasText: "Yes, within 30 days." }).last();
  await right.getByRole("button", { name: "Pick this answer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "3 examples, all fine." })).toBeVisible({ timeout: 240_000 });
});

test("an answer format is set by a lead, and answers that break it are found", async ({ page, hone, project }) => {
  const datasetId = await createDataset(page, hone.url, project.id, [
    ["Refund please", '{"topic":"billing"}'],
    ["Hello", "greeting"],
  ]);
  await page.goto(`/projects/${project.id}/data/${datasetId}/health`);
  await page.getByRole("button", { name: "Set a format" }).click();
  const dialog = page.getByRole("dialog", { name: "Answer format" });
  await dialog.getByLabel("JSON Schema").fill('{"type": "objekt"}');
  await dialog.getByRole("button", { name: "Save the format" }).click();
  await expect(dialog.getByText(/not a JSON Schema that can be used/)).toBeVisible();
  await dialog.getByLabel("JSON Schema").fill('{"type": "object", "required": ["topic"]}');
  await dialog.getByRole("button", { name: "Save the format" }).click();
  await expect(dialog).toHaveCount(0);
  const finding = page.getByRole("region", { name: /^Breaks the answer format/ });
  await expect(finding).toBeVisible({ timeout: 240_000 });
  await finding.getByRole("button", { name: "Show them" }).click();
  await expect(finding.getByText("The answer is not JSON.")).toBeVisible();
});

test("on a phone the page does not scroll sideways", async ({ page, hone, project }) => {
  const datasetId = await createDataset(page, hone.url, project.id, [
    [parcel, answer],
    [`${parcel} Please help`, answer],
  ]);
  await page.setViewportSize({ width: 400, height: 800 });
  await page.goto(`/projects/${project.id}/data/${datasetId}/health`);
  await page.getByRole("button", { name: "Compare them" }).click();
  await expect(page.getByRole("region", { name: "The newer example" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
});
