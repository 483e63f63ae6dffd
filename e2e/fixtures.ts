import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type Hone, readHone } from "./hone";

interface World {
  hone: Hone;
  /** A fresh project of the owner, who is signed in. */
  project: { id: string; name: string };
  /** A page in a browser of its own, where nobody is signed in. It is closed before the next chapter begins. */
  openElsewhere: () => Promise<Page>;
}

export const test = base.extend<World & { noPageErrors: undefined }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  hone: async ({}, use) => use(readHone()),
  baseURL: async ({ hone }, use) => use(hone.url),
  project: async ({ request, hone }, use, { title }) => {
    // A browser says which page a request comes from, and a session's cookie counts only with it.
    const headers = { origin: hone.url };
    const response = await request.post("/api/v1/projects", { headers, data: { name: title.slice(0, 80), description: "" } });
    expect(response.status(), await response.text()).toBe(201);
    await use(await response.json());
  },
  openElsewhere: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL, storageState: { cookies: [], origins: [] } });
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  noPageErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      await use(undefined);
      expect(errors, "the page threw").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
