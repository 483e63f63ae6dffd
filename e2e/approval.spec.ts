import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";
import { startConformanceServer } from "@/lib/trainers/testing/conformance-server";
import { expect, test } from "./fixtures";
import { inviteAndJoin } from "./pages/people-page";
import { writeExamples } from "./pages/table-page";

const baseModel = "gpt-4.1-nano-2025-04-14";
const created = z.object({ id: z.string() });

async function post(request: APIRequestContext, origin: string, path: string, data: object): Promise<string> {
  const response = await request.post(path, { headers: { origin }, data });
  expect(response.status(), await response.text()).toBeLessThan(300);
  return created.parse(await response.json()).id;
}

test("an expert proposes a run above the limit, a lead declines one and approves one, and the budget refuses the next", async ({
  page,
  openElsewhere,
  project,
  hone,
}) => {
  const provider = await startConformanceServer("openai");
  const home = `/projects/${project.id}`;
  const { request } = page;
  const datasetId = await writeExamples({ request, origin: hone.url, projectId: project.id }, 20, 20);
  await post(request, hone.url, `/api/v1${home}/datasets/${datasetId}/versions`, { include: "unrejected" });
  const trainer = { kind: "openai", name: "Provider that bills", baseUrl: provider.url, apiKey: provider.key };
  await post(request, hone.url, "/api/v1/trainers", { ...trainer, prices: { [baseModel]: { training: 50_000 } } });
  const { joined } = await inviteAndJoin({ page, openElsewhere }, { name: "Emmy Expert", role: /^Expert/, projects: [project.name] });

  async function propose(): Promise<string> {
    await joined.goto(`${home}/runs/new`);
    await joined.getByRole("combobox", { name: "Trainer" }).click();
    await joined.getByRole("option", { name: /Provider that bills/ }).click();
    await joined.getByRole("combobox", { name: "Base model" }).click();
    await joined.getByRole("option", { name: new RegExp(baseModel) }).click();
    await joined.getByRole("button", { name: /^Propose run/ }).click();
    await expect(joined.getByRole("heading", { name: /^It may cost \$/ })).toBeVisible();
    await expect(joined.getByRole("button", { name: /^Approve run/ })).toHaveCount(0);
    return joined.url();
  }

  await test.step("nothing reaches the provider before somebody has approved", async () => {
    const address = await propose();
    expect(provider.state.jobs.size).toBe(0);
    await page.goto(home);
    await expect(page.getByText("Run 1 waits for your approval.")).toBeVisible();
    await expect(page.getByRole("link", { name: /^Runs/ }).first()).toContainText("1 run waits for your approval");
    await page.getByRole("link", { name: "Look at run 1" }).click();
    await expect(page).toHaveURL(address);
    await page.getByRole("button", { name: "Decline", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Decline run 1" }).click();
    await expect(page.getByText(/Say why/)).toBeVisible();
    await page.getByRole("dialog").getByLabel("Why?").fill("Use the small model first.");
    await page.getByRole("dialog").getByRole("button", { name: "Decline run 1" }).click();
    await expect(joined.getByText("Use the small model first.").first()).toBeVisible();
  });

  await test.step("the second one is approved in a dialog that names the price, and trains", async () => {
    const address = await propose();
    await page.goto(address);
    await page.getByRole("button", { name: /^Approve run 2, up to \$/ }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText(/It may cost \$/);
    await dialog.getByRole("button", { name: /^Approve run 2, up to \$/ }).click();
    await expect.poll(() => provider.state.jobs.size).toBe(1);
    await expect(joined.getByText(/Approved by Ada Owner/).first()).toBeVisible();
  });

  await test.step("what does not fit into the budget is refused with what is left", async () => {
    await page.goto(`${home}/settings`);
    await page.getByLabel(/^Budget/).fill("30");
    await page.getByRole("button", { name: "Save the settings" }).click();
    await expect(page.getByText(/of \$30\.00 spent this month/)).toBeVisible();
    await joined.goto(`${home}/runs/new`);
    await joined.getByRole("combobox", { name: "Trainer" }).click();
    await joined.getByRole("option", { name: /Provider that bills/ }).click();
    await joined.getByRole("combobox", { name: "Base model" }).click();
    await joined.getByRole("option", { name: new RegExp(baseModel) }).click();
    await expect(joined.getByText(/An owner of the project can raise it/).first()).toBeVisible();
  });
  await provider.close();
});
