import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { createDatabase } from "../scripts/platform/create-database";
import { freePort } from "../scripts/platform/ports";
import { startCluster } from "../scripts/platform/postgres/cluster";
import { findPlace } from "../scripts/platform/postgres/place";
import { expect, test } from "./fixtures";
import { owner } from "./hone";
import { prepareSecondHone } from "./second-hone";

/** A Postgres of the team's own, as DATABASE_URL names it: it can go away while Hone runs. */
async function startOwnPostgres() {
  const folder = mkdtempSync(join(tmpdir(), "hone-own-postgres-"));
  chmodSync(folder, 0o711);
  const place = findPlace(folder);
  const port = await freePort();
  const start = () => startCluster({ place, port, password: "only for this spec", settings: ["fsync=off"] });
  let cluster = await start();
  return {
    url: await createDatabase(cluster.url("postgres"), "hone"),
    goAway: () => cluster.stop(),
    comeBack: async () => void (cluster = await start()),
    async remove() {
      await cluster.stop();
      for (const path of [place.dataFolder, folder]) rmSync(path, { recursive: true, force: true });
    },
  };
}

test("a database that goes away is named on the screen, and every screen comes back by itself", async ({ openElsewhere }) => {
  const postgres = await startOwnPostgres();
  const hone = await prepareSecondHone({ DATABASE_URL: postgres.url });
  const { child, ownerLink, hasEnded } = await hone.start();
  const page = await openElsewhere();
  await page.goto(ownerLink ?? "");
  await page.getByLabel("Your name").fill(owner.name);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Create the owner account" }).click();
  await expect(page).toHaveURL(/\/projects/);
  const projectId = await createProject(page, hone.url);
  await page.goto(`${hone.url}/projects/${projectId}/runs`);
  await expect(page.getByRole("heading", { level: 1, name: "Runs" })).toBeVisible();

  await postgres.goAway();
  const answer = await page.request.get(`${hone.url}/api/v1/projects/${projectId}/datasets`);
  expect(answer.status()).toBe(503);
  expect(answer.headers()["retry-after"]).toBe("5");
  expect(await answer.json()).toMatchObject({ code: "unavailable", detail: expect.stringContaining("The database does not answer") });
  await page.reload();
  await expect(page.getByRole("heading", { name: "Hone cannot show this page right now." })).toBeVisible();
  await expect(page.getByText("Tries again by itself")).toBeVisible();

  await postgres.comeBack();
  await expect(page.getByRole("heading", { name: "Hone cannot show this page right now." })).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "Runs" })).toBeVisible();

  child.kill("SIGINT");
  await hasEnded();
  hone.remove();
  await postgres.remove();
});

test("what could not be loaded while the connection was gone is there when it is back", async ({ page, project }) => {
  await page.route(/\/api\/v1\//, (route) => route.abort());
  await page.goto(`/projects/${project.id}/data`);
  await expect(page.getByRole("heading", { name: "The datasets could not be loaded." })).toBeVisible();
  await expect(page.getByText("Tries again by itself")).toBeVisible();
  await page.unrouteAll();
  await expect(page.getByRole("heading", { name: "The datasets could not be loaded." })).toHaveCount(0);
  await expect(page.getByText("New dataset").first()).toBeVisible();
});

async function createProject(page: Page, url: string): Promise<string> {
  const response = await page.request.post(`${url}/api/v1/projects`, {
    headers: { origin: url },
    data: { name: "Outage", description: "" },
  });
  expect(response.status(), await response.text()).toBe(201);
  return (await response.json()).id;
}
