import { createRandom } from "@/lib/statistics/random";
import { expect, test } from "./fixtures";
import { createAbWorld } from "./pages/ab-world";
import { nameForPicture, picture } from "./picture";

const aSide = 160;
const [control, treatment] = [1, 2];

/** People like answers as often as their side makes them; the same ones in every run of this test. */
function likesBy(shares: Record<number, number>) {
  const drawn = new Map(
    Object.entries(shares).map(([variant, share]) => {
      const random = createRandom(7 + Number(variant));
      return [Number(variant), Array.from({ length: 400 }, () => Number(random() < share))];
    }),
  );
  return (variant: number, person: number) => drawn.get(variant)?.[person] ?? null;
}

test("people who ask by the gateway decide: what is better is shipped, what is the same is not, and what breaks is taken back", async ({
  page,
  request,
  hone,
  project,
}) => {
  const world = await createAbWorld(request, hone, project);
  const verdict = page.getByRole("heading", { level: 1 });
  try {
    const harmful = await world.deploy("harmful");
    const guarded = await test.step("a treatment that fails every other answer, with a guardrail against it", async () => {
      const experiment = await world.startTest(harmful, "broken", { guardrails: [{ metric: "failed", limit: 0.05 }] });
      await world.ask(harmful, { counts: { [control]: aSide, [treatment]: aSide }, likes: () => null });
      return experiment;
    });

    const better = await world.deploy("shop-answers");
    await test.step("start a test on the screen: it says how long it will take before it starts", async () => {
      await world.addJudge();
      await page.goto(`/projects/${project.id}/deployments/${better.id}`);
      await page.getByRole("link", { name: "Start an A/B test" }).click();
      await expect(page.getByText("Nobody who can be told apart has asked in the last two weeks.")).toBeVisible();
      await page.getByLabel("What is tried").click();
      await page.getByRole("option", { name: /new/ }).click();
      await page.getByLabel("50% at once").click();
      await page.getByLabel("Who marks a sample").click();
      await page.getByRole("option", { name: "Tone" }).click();
      await page.getByLabel("Of the answers it reads").fill("100");
      await page.getByLabel("And no more than").fill("20");
      await page.getByRole("button", { name: "Start the A/B test" }).click();
      await expect(verdict).toHaveText("Keep running: it has only begun.");
    });

    await test.step("people like the new one more, and the page says ship", async () => {
      await world.ask(better, { counts: { [control]: aSide, [treatment]: aSide }, likes: likesBy({ [control]: 0.35, [treatment]: 0.75 }) });
      await expect(verdict).toHaveText(/^Ship .*new.*: it is better than .*old/);
      await expect(page.getByRole("img", { name: /day by day; now \+\d/ })).toBeVisible();
      await expect(page.getByText("People arrive as planned.")).toBeVisible();
      await expect(page.getByText("Everybody met one variant only.")).toBeVisible();
      await nameForPicture(page, project, "Shop");
      await expect(page.getByText("Everybody met one variant only.")).toBeVisible();
      await picture(page, "experiment", 1000);
    });

    await test.step("a judge has read as many of the answers as it may, and is not believed before it was held against people", async () => {
      const judge = page.locator("section", { has: page.getByRole("heading", { name: "The judge “Tone”" }) });
      // Twenty a day, and midnight may pass meanwhile.
      await expect(judge.getByText(/^[2-4]\d answers$/)).toBeVisible({ timeout: 240_000 });
      await expect(judge.getByText("not calibrated yet", { exact: true })).toBeVisible();
      await expect(judge.getByText("100% of the answers, 20 a day at most, of both alike")).toBeVisible();
    });

    await test.step("ship it with one click, and everybody has it", async () => {
      await page.getByRole("button", { name: "Ship it" }).click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /100% of the traffic$/ })
        .click();
      await expect(verdict).toHaveText(/new.* was shipped\.$/);
      await page.getByRole("link", { name: better.name }).click();
      await expect(verdict).toHaveText(/new.* answers everything\.$/);
      await expect(page.getByText("shipped", { exact: true })).toBeVisible();
    });

    await test.step("where both are the same, it says neither ship nor roll back", async () => {
      const same = await world.deploy("same");
      const { id } = await world.startTest(same, "old", { minimumEffect: 0.02 });
      await world.ask(same, { counts: { [control]: aSide, [treatment]: aSide }, likes: likesBy({ [control]: 0.5, [treatment]: 0.5 }) });
      await page.goto(`/projects/${project.id}/deployments/${same.id}/experiments/${id}`);
      await expect(verdict).toHaveText(/^Keep running: .* too early to be sure\.$/);
    });

    await test.step("where half of one side is lost, the verdict is hidden, however good it looks", async () => {
      const lossy = await world.deploy("lossy");
      const { id } = await world.startTest(lossy, "new");
      const counts = { [control]: aSide, [treatment]: aSide / 2 };
      await world.ask(lossy, { counts, likes: likesBy({ [control]: 0.2, [treatment]: 0.9 }) });
      await page.goto(`/projects/${project.id}/deployments/${lossy.id}/experiments/${id}`);
      await expect(verdict).toHaveText("The split is broken, so nothing can be said.");
      await expect(page.getByText("Nothing is drawn while the split is broken: it would only mislead.")).toBeVisible();
      await expect(page.getByRole("button", { name: "Ship anyway" })).toBeDisabled();
      await page.getByRole("button", { name: "Stop without a decision" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Stop the test" }).click();
      await expect(verdict).toHaveText("Stopped without a decision; the split stays as it was.");
    });

    await test.step("the guardrail has rolled back by itself, and says why", async () => {
      await page.goto(`/projects/${project.id}/deployments/${harmful.id}/experiments/${guarded.id}`);
      // It looks once a minute.
      await expect(verdict).toHaveText(/^Rolled back to .*old/, { timeout: 240_000 });
      await expect(page.getByText(/failed answers got worse than it may/)).toBeVisible();
      await expect(page.getByRole("row", { name: /Failed answers/ }).getByText("broken")).toBeVisible();
    });
  } finally {
    world.close();
  }
});
