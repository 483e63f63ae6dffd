import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { comesToRest, editor, facet, readRowsInView, rowOf, toolbarOf, writeExamples } from "./pages/table-page";

test("filters stand in the address, Back takes them off, and a copied link shows the same rows", async ({
  page,
  context,
  project,
  hone,
}) => {
  const id = await writeExamples({ request: page.request, origin: hone.url, projectId: project.id }, 8, 4);
  await page.goto(`/projects/${project.id}/data/${id}`);
  await expect(rowOf(page, 12)).toBeVisible();

  await facet(page, "Tag").getByRole("checkbox", { name: "moving house" }).click();
  await expect(page.getByText("8 of 12", { exact: true })).toBeVisible();
  await expect(rowOf(page, 12)).toBeHidden();
  await expect(facet(page, "State").getByRole("listitem").filter({ hasText: "Approved" })).toContainText("0");
  await page.getByRole("searchbox", { name: "Search text" }).fill("Message 3");
  await expect(page.getByText("1 of 12", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/tag=moving/);
  await expect(page).toHaveURL(/search=Message/);

  const colleague = await context.newPage();
  await colleague.goto(page.url());
  await expect(rowOf(colleague, 3)).toBeVisible();
  await expect(colleague.getByText("1 of 12", { exact: true })).toBeVisible();

  await page.goBack();
  await expect(page.getByText("8 of 12", { exact: true })).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "Search text" })).toHaveValue("");
  await page.goBack();
  await expect(rowOf(page, 12)).toBeVisible();

  await page.getByRole("searchbox", { name: "Search text" }).fill("nothing says this");
  await expect(page.getByRole("heading", { name: "No example matches." })).toBeVisible();
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(rowOf(page, 12)).toBeVisible();
});

test("everything in the list can be done from the keyboard", async ({ page, project, hone }) => {
  const id = await writeExamples({ request: page.request, origin: hone.url, projectId: project.id }, 6, 54);
  await page.goto(`/projects/${project.id}/data/${id}`);
  await expect(rowOf(page, 1)).toBeVisible();

  await page.keyboard.press("j");
  await expect(rowOf(page, 1)).toBeFocused();
  await page.keyboard.press("x");
  for (let step = 0; step < 3; step++) await page.keyboard.press("j");
  await page.keyboard.press("Shift+X");
  await expect(toolbarOf(page)).toContainText("4 selected");
  await page.keyboard.press("k");
  await expect(rowOf(page, 3)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(editor(page)).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByText("4 of 60", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(editor(page)).toBeHidden();
  await expect(toolbarOf(page)).toContainText("4 selected");
  await page.keyboard.press("Escape");
  await expect(toolbarOf(page)).toBeHidden();

  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search text" })).toBeFocused();
  await page.keyboard.type("house");
  await expect(page.getByText("6 of 60", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("6 of 60", { exact: true })).toBeHidden();

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "All keys" })).toContainText("Select all from the last one to here");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+a");
  await expect(toolbarOf(page)).toContainText("60 selected");
});

test("a long list is read to its end, and no row is blank on the way", async ({ page, project, hone }) => {
  const id = await writeExamples({ request: page.request, origin: hone.url, projectId: project.id }, 0, 130);
  await page.goto(`/projects/${project.id}/data/${id}`);
  await expect(rowOf(page, 1)).toBeVisible();
  const list = page.getByRole("table", { name: "Examples" });
  for (let step = 0; step < 40 && !(await rowOf(page, 130).isVisible()); step++) {
    await list.hover();
    await page.mouse.wheel(0, 1_500);
    await expect(list.locator("tbody tr[aria-rowindex]").first()).toBeVisible();
  }
  await expect(rowOf(page, 130)).toBeVisible();
});

test("the next rows are there long before they are needed, and Page Down goes on through them", async ({ page, project, hone }) => {
  const id = await writeExamples({ request: page.request, origin: hone.url, projectId: project.id }, 0, 270);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let later = 0;
  // The third page is on its way for as long as this test says.
  await page.route(/\/examples\?.*cursor=/, async (route) => {
    later += 1;
    if (later > 1) await released;
    await route.continue();
  });
  const second = page.waitForResponse(/\/examples\?.*cursor=/);
  await page.goto(`/projects/${project.id}/data/${id}`);
  await expect(rowOf(page, 1)).toBeVisible();
  await second;

  const list = page.getByRole("table", { name: "Examples" });
  await page.keyboard.press("j");
  await expect(rowOf(page, 1)).toBeFocused();
  const pageDown = async () => {
    await page.keyboard.press("PageDown");
    await comesToRest(list);
    return (await readRowsInView(list)).lowest;
  };
  await expect.poll(pageDown, { intervals: [50] }).toBeGreaterThanOrEqual(200);
  expect((await readRowsInView(list)).blank).toBe(0);
  await page.keyboard.press("j");
  await expect(list.locator("tbody tr:focus-within")).toBeInViewport();

  release();
  await expect.poll(pageDown, { intervals: [50] }).toBe(270);
  expect((await readRowsInView(list)).blank).toBe(0);
});

test("a change to many examples is said, and taken back", async ({ page, project, hone }) => {
  const id = await writeExamples({ request: page.request, origin: hone.url, projectId: project.id }, 5, 3);
  await page.goto(`/projects/${project.id}/data/${id}`);
  await facet(page, "Tag").getByRole("checkbox", { name: "moving house" }).click();
  await expect(page.getByText("5 of 8", { exact: true })).toBeVisible();
  await page.getByRole("checkbox", { name: "Select all rows" }).click();
  await expect(toolbarOf(page)).toContainText("5 selected");

  await page.getByRole("button", { name: "Clear", exact: true }).first().click();
  await expect(rowOf(page, 8)).toBeVisible();
  await expect(toolbarOf(page)).toContainText("5 selected");

  await toolbarOf(page).getByRole("button", { name: "Tag" }).click();
  await page.getByRole("textbox", { name: "Tag" }).fill("late");
  await page.getByRole("button", { name: "Add the tag" }).click();
  await expect(page.getByText("5 examples tagged “late”.", { exact: true })).toBeVisible();
  await expect(facet(page, "Tag").getByRole("listitem").filter({ hasText: "late" })).toContainText("5");

  await page.keyboard.press("Control+z");
  await expect(facet(page, "Tag").getByRole("listitem").filter({ hasText: "late" })).toHaveCount(0);
  await expect(toolbarOf(page)).toContainText("5 selected");

  await toolbarOf(page).getByRole("button", { name: "Accept" }).click();
  await expect(facet(page, "State").getByRole("listitem").filter({ hasText: "Approved" })).toContainText("5");
});

test("a view is saved, renamed, found again and deleted", async ({ page, project, hone }) => {
  const id = await writeExamples({ request: page.request, origin: hone.url, projectId: project.id }, 3, 2);
  await page.goto(`/projects/${project.id}/data/${id}?tag=moving+house&sort=-tokens`);
  await expect(page.getByText("3 of 5", { exact: true })).toBeVisible();
  const views = page.getByRole("button", { name: /^View:/ });
  const choose = async (name: string) => {
    await views.click();
    await page.getByRole("menu").getByText(name, { exact: true }).click();
  };
  await choose("Save this view…");
  await page.getByRole("dialog").getByLabel("Name").fill("Moving");
  await page.getByRole("button", { name: "Save the view" }).click();
  await expect(views).toHaveText(/Moving/);

  await choose("Rename “Moving”…");
  await page.getByRole("dialog").getByLabel("Name").fill("Moving house, longest first");
  await page.getByRole("button", { name: "Rename the view" }).click();
  await expect(views).toHaveText(/Moving house, longest first/);

  await choose("All examples");
  await expect(rowOf(page, 5)).toBeVisible();
  await choose("Moving house, longest first");
  await expect(page).toHaveURL(/sort=-tokens/);
  await expect(page.getByText("3 of 5", { exact: true })).toBeVisible();
  await choose("Delete “Moving house, longest first”");
  await expect(views).toHaveText(/Filtered/);
});

test("on a phone the list, its filters and an example can be read", async ({ page, project, hone }) => {
  await page.setViewportSize({ width: 400, height: 800 });
  const id = await writeExamples({ request: page.request, origin: hone.url, projectId: project.id }, 3, 2);
  await page.goto(`/projects/${project.id}/data/${id}`);
  await expect(rowOf(page, 5)).toBeVisible();
  await page.getByRole("button", { name: "Filters", exact: true }).click();
  await page.getByRole("dialog", { name: "Filters" }).getByRole("checkbox", { name: "moving house" }).click();
  await page.getByRole("button", { name: "Show 3" }).click();
  await expect(rowOf(page, 5)).toBeHidden();
  await rowOf(page, 1).click();
  await expect(editor(page)).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBe(0);
  // What lies below cannot be reached: the keys stay in the example, and go back to its row.
  expect(await rowOf(page, 1).evaluate((row) => row.closest("[inert]") !== null)).toBe(true);
  expect(await page.getByRole("link", { name: "Hone, home" }).evaluate((link) => link.closest("[inert]") !== null)).toBe(true);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Close the example" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rowOf(page, 1)).toBeFocused();
});

test("with an example open and rows selected, nothing stands in anybody's way", async ({ page, project, hone }) => {
  const id = await writeExamples({ request: page.request, origin: hone.url, projectId: project.id }, 4, 2);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`/projects/${project.id}/data/${id}?tag=moving+house`);
  await page.getByRole("checkbox", { name: "Select row 2" }).click();
  await rowOf(page, 1).click();
  await expect(editor(page).getByRole("button", { name: /^Accept/ })).toBeVisible();
  await expect(page.locator("[role=status][aria-label^=Loading]")).toHaveCount(0);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id: rule, nodes }) => `${rule} at ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`)).toEqual([]);
  }
  await page.getByRole("button", { name: "Width of Tags: arrow keys change it, a double click resets it" }).press("ArrowLeft");
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "Tags" })).toHaveCSS("width", "148px");
});
