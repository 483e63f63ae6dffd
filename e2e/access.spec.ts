import { expect, test } from "./fixtures";
import { owner } from "./hone";

test("somebody who is not signed in signs in first, comes to where they wanted to go, and signs out again", async ({
  openElsewhere,
  project,
}) => {
  const page = await openElsewhere();
  const link = `/projects/${project.id}/runs?state=failed&sort=cost`;
  await page.goto(link);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  expect(new URL(page.url()).searchParams.get("next")).toBe(link);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill("not the right password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /do not belong together/ })).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL((url) => url.pathname === `/projects/${project.id}/runs` && url.search === "?state=failed&sort=cost");
  await page.getByRole("button", { name: new RegExp(owner.name) }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/projects");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("the way back from signing in never leads to another site", async ({ openElsewhere, baseURL }) => {
  const page = await openElsewhere();
  await page.goto("/sign-in?next=//evil.example/take");
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/projects/);
  expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? "").origin);
});

test("without a session the API answers 401 and a page shows no data", async ({ openElsewhere, project }) => {
  const page = await openElsewhere();
  const answer = await page.request.get(`/api/v1/projects/${project.id}/datasets`);
  expect(answer.status()).toBe(401);
  await page.goto(`/projects/${project.id}`);
  await expect(page.getByText(project.name)).toHaveCount(0);
});

test("a session that ends while a page opens leads to signing in, and back to that page", async ({ page, project }) => {
  const problem = {
    type: "about:blank",
    title: "Not signed in",
    status: 401,
    code: "unauthenticated",
    detail: "You are not signed in.",
    fields: [],
  };
  await page.route(/\/api\/v1\/projects\/[^/]+\/datasets/, (route) => route.fulfill({ status: 401, json: problem }));
  await page.goto(`/projects/${project.id}/data`);
  await expect(page.getByRole("heading", { name: "The datasets could not be loaded." })).toBeVisible();
  const [asked] = await Promise.all([
    page.waitForRequest((request) => new URL(request.url()).pathname === "/sign-in"),
    page.getByRole("button", { name: "Sign in" }).click(),
  ]);
  expect(new URL(asked.url()).searchParams.get("next")).toBe(`/projects/${project.id}/data`);
});

test("a project that is not there, and an address that is not there, say so", async ({ page }) => {
  for (const address of ["/projects/nobody-has-this", "/no/such/place"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "There is nothing at this address." })).toBeVisible();
  }
});
