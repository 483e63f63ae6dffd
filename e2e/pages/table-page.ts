import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { z } from "zod";

interface Place {
  request: APIRequestContext;
  origin: string;
  projectId: string;
}

const created = z.object({ id: z.string() });

/** A dataset of written examples: the first `moving` of them are about moving house and tagged so, the others about bills. */
export async function writeExamples({ request, origin, projectId }: Place, moving: number, billing: number): Promise<string> {
  const headers = { origin };
  const home = `/api/v1/projects/${projectId}/datasets`;
  const dataset = await request.post(home, { headers, data: { name: "Customer messages" } });
  const { id } = created.parse(await dataset.json());
  for (let index = 0; index < moving + billing; index++) {
    const subject = index < moving ? "I move house" : "my bill is wrong";
    const messages = [
      { role: "user", content: `Message ${index + 1}: ${subject}.` },
      { role: "assistant", content: index < moving ? "moving" : "billing" },
    ];
    const response = await request.post(`${home}/${id}/examples`, { headers, data: { messages } });
    expect(response.status(), await response.text()).toBe(201);
  }
  const change = { type: "tag", add: ["moving house"], remove: [] };
  const tagged = await request.post(`${home}/${id}/bulk-edits`, {
    headers,
    data: { target: { filter: { search: "move house" } }, change },
  });
  expect(tagged.ok(), await tagged.text()).toBe(true);
  return id;
}

export const rowOf = (page: Page, number: number): Locator => page.getByRole("button", { name: new RegExp(`^Message ${number}:`) });
export const toolbarOf = (page: Page): Locator => page.getByRole("toolbar", { name: "With the selected rows" });
export const facet = (page: Page, title: string): Locator =>
  page.getByRole("complementary", { name: "Filters" }).getByRole("list", { name: title });
export const editor = (page: Page): Locator => page.getByRole("region", { name: "Example" });

/** The number of the lowest row in view, and how many in view have no text: grey ones, or the ruled space that stands for rows not drawn. */
export const readRowsInView = (list: Locator): Promise<{ lowest: number; blank: number }> =>
  list.locator("tbody > tr").evaluateAll((all) => {
    const inView = all.filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top < window.innerHeight && bottom > 0;
    });
    const blank = inView.filter((row) => row.textContent?.trim() === "").length;
    return { lowest: Math.max(0, ...inView.map((row) => Number(row.getAttribute("aria-rowindex")) - 1)), blank };
  });

/** A page key scrolls for some frames. */
export const comesToRest = (list: Locator): Promise<void> =>
  list.evaluate(async (table) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let before = -1, still = 0; still < 5; still++) {
      const now = table.parentElement?.scrollTop ?? 0;
      if (now !== before) [before, still] = [now, 0];
      await frame();
    }
  });
