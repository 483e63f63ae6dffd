import type { Page } from "@playwright/test";

interface Inviting {
  /** Of somebody who may invite. */
  page: Page;
  openElsewhere: () => Promise<Page>;
}

interface Guest {
  name: string;
  role: RegExp;
  projects: readonly string[];
}

/** Invites somebody and joins as them, in a browser of their own. */
export async function inviteAndJoin(
  { page, openElsewhere }: Inviting,
  { name, role, projects }: Guest,
): Promise<{ joined: Page; link: string }> {
  await page.goto("/people");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("For whom").fill(name);
  await dialog.getByRole("radio", { name: role }).click();
  for (const project of projects) await dialog.getByRole("checkbox", { name: project }).first().click();
  await page.getByRole("button", { name: "Make the link" }).click();
  const link = await page.getByRole("dialog").getByRole("textbox", { name: "Link" }).inputValue();
  await page.getByRole("button", { name: "Done" }).click();

  const joined = await openElsewhere();
  await joined.goto(link);
  await joined.getByLabel("Your name").fill(name);
  await joined.getByLabel("E-mail").fill(`${name.toLowerCase().replace(/\W+/g, ".")}@example.org`);
  await joined.getByLabel("Password", { exact: true }).fill("a few words in a row");
  await joined.getByRole("button", { name: "Join" }).click();
  await joined.waitForURL(/\/projects/);
  return { joined, link };
}
