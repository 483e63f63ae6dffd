import { expect, test } from "./fixtures";
import { looksRight } from "./looks-right";
import { createAbWorld } from "./pages/ab-world";
import { moveIntoPast } from "./pages/past";
import { nameForPicture, picture } from "./picture";

// Days that are over are counted once a minute.

const atFirst = 1_005;
const later = 220;
const long = "I ordered a green lamp three weeks ago, and so far nobody could tell me where the parcel is. ".repeat(3);

test("when people begin to ask something else, the deployment says so, until somebody calls it normal", async ({
  page,
  request,
  hone,
  project,
}) => {
  const world = await createAbWorld(request, hone, project);
  const alarms = `/api/v1/projects/${project.id}/deployment-alarms`;
  try {
    const deployment = await world.deploy("parcel-questions");
    const counted = async () => JSON.stringify(await (await request.get(alarms)).json());

    await test.step("given days on which people asked shortly, and one on which they did not", async () => {
      await world.ask(deployment, { counts: { 1: atFirst }, likes: () => null });
      await moveIntoPast(hone, deployment.id, { daysAgo: 4, requests: atFirst });
      await world.ask(deployment, { counts: { 1: later }, likes: () => null, question: long });
      await moveIntoPast(hone, deployment.id, { daysAgo: 3, requests: later });
      await expect.poll(counted, { timeout: 240_000 }).toContain("drift");
    });

    await test.step("it says what is different, since when, and how sure that is", async () => {
      await page.goto(`/projects/${project.id}/deployments`);
      await nameForPicture(page, project, "Parcel questions");
      await expect(page.getByRole("list", { name: "What needs a look" })).toContainText("Questions are longer than at the start");
      await page.getByRole("link", { name: deployment.name }).first().click();
      await expect(page.getByText(/^Questions are longer than at the start: median about \d+ → \d+ tokens\.$/)).toBeVisible();
      await expect(page.getByText(/\(220 people\) held against .* \(1,005 people\)/)).toBeVisible();
      const wider = (table: HTMLElement) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0);
      // However long a question is, who answered it and when stay in sight.
      expect(await page.getByRole("table", { name: "Logged requests, newest first" }).evaluate(wider)).toBeLessThanOrEqual(0);
      await looksRight(page);
      await picture(page, "drift");
    });

    await test.step("called normal, it is what later days are held against", async () => {
      await page.getByRole("button", { name: "This is normal now" }).click();
      await expect(page.getByText(/^Questions are longer than at the start/)).toBeHidden();
      expect(await counted()).not.toContain("drift");
    });
  } finally {
    world.close();
  }
});
