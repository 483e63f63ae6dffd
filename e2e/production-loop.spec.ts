import { expect, test } from "./fixtures";
import { createAbWorld } from "./pages/ab-world";

// Rules look once a minute.

test("what production got wrong is corrected in the log, learned from and asked again; what costs too much says so", async ({
  page,
  request,
  hone,
  project,
}) => {
  const world = await createAbWorld(request, hone, project);
  try {
    const home = `/projects/${project.id}`;
    const headers = { origin: hone.url };
    const created = await request.post(`/api/v1${home}/datasets`, { headers, data: { name: "From production" } });
    const { id: datasetId } = await created.json();
    const cases = [{ prompt: [{ role: "user", content: "Hello?" }], target: "Hello." }];
    await request.post(`/api/v1${home}/benchmarks`, { headers, data: { from: "cases", name: "Parcels", cases } });
    const deployment = await world.deploy("parcels");
    await world.ask(deployment, { counts: { 1: 3 }, likes: (_, person) => (person === 0 ? 0 : null) });

    await test.step("open the answer that somebody disliked, and say what it should have been", async () => {
      await page.goto(`${home}/deployments/${deployment.id}`);
      const log = page.getByRole("table", { name: "Logged requests, newest first" });
      await expect(async () => {
        await page.getByRole("button", { name: "Look again" }).click();
        await expect(log.getByText("thumb down")).toHaveCount(1, { timeout: 2_000 });
      }).toPass();
      await page
        .getByRole("row", { name: /thumb down/ })
        .getByRole("button")
        .first()
        .click();
      const dialog = page.getByRole("dialog", { name: "Request" });
      await dialog.getByLabel("It should have been").fill("At the door.");
      await dialog.getByRole("button", { name: "Save the correction" }).click();
      await expect(dialog.getByText("Should have been: At the door.")).toBeVisible();
      await expect(dialog.getByText("Called bad here.")).toBeVisible();
      await dialog.getByRole("button", { name: "Add to the dataset" }).click();
      await expect(dialog.getByText("It is in the dataset now.")).toBeVisible();
      await dialog.getByRole("button", { name: "Add to the benchmark" }).click();
      await expect(dialog.getByText("It is a case now.")).toBeVisible();
      await dialog.getByRole("link", { name: "See the examples" }).click();
      await expect(page).toHaveURL(new RegExp(datasetId));
      await expect(page.getByText("At the door.").first()).toBeVisible();
    });

    await test.step("let what is disliked go there by itself: the rule says what it would have caught, and catches the next one", async () => {
      await page.goto(`${home}/deployments/${deployment.id}`);
      await page.getByRole("button", { name: "New rule" }).click();
      const dialog = page.getByRole("dialog", { name: `What ${deployment.name} collects` });
      await expect(dialog.getByText("It would have caught 1 of the last 3 requests.")).toBeVisible();
      await dialog.getByLabel("It goes into").click();
      await page.getByRole("option", { name: /From production/ }).click();
      await dialog.getByLabel("Name of the rule").fill("Disliked");
      await dialog.getByRole("button", { name: "Collect from now on" }).click();
      await expect(dialog).toBeHidden();
      const rules = page.getByRole("list", { name: "Rules" });
      await expect(rules).toContainText("Nothing collected yet.");
      await world.ask(deployment, { counts: { 1: 1 }, likes: () => 0 });
      // None of today, where midnight has just passed.
      await expect(rules).toContainText(/1 collected, [01] today of 50 at most\./, { timeout: 240_000 });
      await rules.getByRole("button", { name: "Pause Disliked" }).click();
      await expect(rules.getByText("paused")).toBeVisible();
    });

    await test.step("say what the endpoint costs, and what it may", async () => {
      await page.goto(`${home}/deployments/${deployment.id}`);
      const section = page.getByRole("heading", { name: "Cost this month" }).locator("../..");
      await section.getByRole("button", { name: "Change" }).click();
      const dialog = page.getByRole("dialog", { name: `What ${deployment.name} may cost` });
      await dialog.getByLabel("Budget a month").fill("0.001");
      await dialog.getByLabel("Prompting, old").fill("5000");
      await dialog.getByRole("button", { name: "Save" }).click();
      await expect(page.getByText(/This month’s budget of .* is spent/)).toBeVisible();
      await page.goto(`${home}/deployments`);
      await expect(page.getByRole("list", { name: "What needs a look" })).toContainText(deployment.name);
    });

    await test.step("talk to two models without knowing who is who, and keep one answer", async () => {
      await page.goto(`${home}/models`);
      await page.getByRole("link", { name: "Playground" }).click();
      await page.getByLabel("Your message").fill("Where is my parcel?");
      await page.getByRole("button", { name: "Ask all of them" }).click();
      const first = page.getByRole("region", { name: "Prompting, new" }).or(page.getByRole("region", { name: "Prompting, broken" }));
      await expect(page.getByText(/^From (old|new|broken)\.$/)).toHaveCount(2);
      await page.getByRole("switch", { name: "Blind" }).click();
      await expect(page.getByRole("region", { name: "A", exact: true })).toBeVisible();
      await expect(page.getByText("Prompting,")).toHaveCount(0);
      await page.getByRole("button", { name: "A is best" }).click();
      await expect(page.getByText(/^You preferred Prompting, /)).toBeVisible();
      await first
        .first()
        .getByRole("button", { name: /^Save the conversation/ })
        .click();
      const dialog = page.getByRole("dialog", { name: "Save this conversation" });
      await dialog.getByLabel("The answer").fill("In the shop.");
      await dialog.getByRole("button", { name: "Add to the dataset" }).click();
      await expect(dialog.getByText("It is in the dataset now.")).toBeVisible();
    });
  } finally {
    world.close();
  }
});
