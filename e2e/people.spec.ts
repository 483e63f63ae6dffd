import { expect, test } from "./fixtures";
import { createDataset } from "./pages/data-pages";
import { inviteAndJoin } from "./pages/people-page";

test("somebody is invited with a role, joins by the link, sees what they may, and is removed again", async ({
  page,
  project,
  openElsewhere,
}) => {
  const { joined, link } = await inviteAndJoin(
    { page, openElsewhere },
    { name: "Grace Expert", role: /^Expert/, projects: [project.name] },
  );

  await test.step("the one who joined is in the project, and in no other", async () => {
    await joined.goto("/projects");
    await expect(joined.getByRole("link", { name: new RegExp(project.name) })).toBeVisible();
    await joined.goto(`/projects/${project.id}/settings`);
    await expect(joined.getByText("A lead or an owner of the project can change these.")).toBeVisible();
    await joined.goto(`/projects/${project.id}/models/trainers`);
    await expect(joined.getByText(/You can look at them/)).toBeVisible();
    await expect(joined.getByRole("link", { name: "Connect a trainer" })).toHaveCount(0);
  });

  await test.step("the link is used up", async () => {
    const stranger = await openElsewhere();
    await stranger.goto(link);
    await expect(stranger.getByRole("heading", { name: "This invitation is used up." })).toBeVisible();
  });

  await test.step("an API key is seen once and revoked", async () => {
    await joined.goto("/api-keys");
    await joined.getByRole("button", { name: "Create a key" }).click();
    await joined.getByRole("dialog").getByLabel("What will use it?").fill("CI pipeline");
    await joined.getByRole("button", { name: "Create the key" }).click();
    await expect(joined.getByRole("dialog").getByLabel("Key")).toHaveValue(/^hone_/);
    await joined.getByRole("button", { name: "Done" }).click();
    await expect(joined.getByRole("row", { name: /CI pipeline/ })).toBeVisible();
    await joined.getByRole("button", { name: "Revoke the key of CI pipeline" }).click();
    await joined.getByRole("dialog").getByRole("button", { name: "Revoke the key" }).click();
    await expect(joined.getByText("You have no key yet.")).toBeVisible();
  });

  await test.step("who leads the project may take rows in as approved, whatever they are elsewhere", async () => {
    await page.goto(`/projects/${project.id}/settings`);
    await page.getByRole("combobox", { name: "Role of Grace Expert in this project" }).click();
    await page.getByRole("option", { name: "Lead" }).click();
    await expect(page.getByRole("combobox", { name: "Role of Grace Expert in this project" })).toHaveText(/Lead/);
    await createDataset(joined, project.id, "Checked elsewhere");
    await expect(joined.getByRole("radio", { name: /^They are checked already/ })).toBeEnabled();
  });

  await test.step("the role in the project is changed by its owner", async () => {
    await page.goto(`/projects/${project.id}/settings`);
    await page.getByRole("combobox", { name: "Role of Grace Expert in this project" }).click();
    await page.getByRole("option", { name: "Viewer" }).click();
    await expect(page.getByRole("combobox", { name: "Role of Grace Expert in this project" })).toHaveText(/Viewer/);
  });

  await test.step("who is removed is out", async () => {
    await page.goto("/people");
    await page.getByRole("button", { name: "Remove Grace Expert" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove Grace Expert" }).click();
    // While the dialog is open, no row has a role, and nobody is removed yet.
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(page.getByRole("row", { name: /Grace Expert/ })).toHaveCount(0);
    await joined.goto(`/projects/${project.id}`);
    await expect(joined).toHaveURL(/\/sign-in/);
  });
});

test("the last owner cannot step down, and an invitation is taken back", async ({ page, openElsewhere }) => {
  await page.goto("/people");
  await page.getByRole("combobox", { name: "Role of Ada Owner" }).click();
  await page.getByRole("option", { name: "Lead" }).click();
  await expect(page.getByText(/This is the last owner/).first()).toBeVisible();
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const whom = "Somebody else of the returns desk in the northern warehouse, who comes in spring and helps in summer";
  await page.getByRole("dialog").getByLabel("For whom").fill(whom);
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.getByRole("dialog").getByRole("textbox", { name: "Link" }).inputValue();
  await page.getByRole("button", { name: "Done" }).click();
  // A line that its column cuts off says all of it to whoever points at it.
  await page.getByRole("table", { name: "Invitations that nobody has used" }).getByText(whom, { exact: true }).hover();
  await expect(page.getByTitle(whom)).toBeVisible();
  await page.getByRole("button", { name: `Take back the invitation for ${whom}` }).click();
  await expect(page.getByText(whom)).toHaveCount(0);
  const stranger = await openElsewhere();
  await stranger.goto(link);
  await expect(stranger.getByRole("heading", { name: "This invitation is used up." })).toBeVisible();
});
