import { importSchema } from "@/lib/datasets/imports/schemas";
import { expect, test } from "./fixtures";
import { killProcess } from "./hone";
import { chooseFile, createDataset, csvFile } from "./pages/data-pages";
import { makeTickets, toCsv } from "./tickets";

const rowCount = 60_000;

test("when the worker is killed in the middle of an import, every row is in once", async ({ page, project }) => {
  await createDataset(page, project.id, "Killed");
  await chooseFile(page, csvFile(toCsv(makeTickets(rowCount))));
  await page.getByRole("button", { name: "Import the file" }).click();
  await expect(page.getByRole("heading", { name: /^[\d,]+ rows are read\.$/ })).toBeVisible({ timeout: 600_000 });
  killProcess("worker");

  const importId = new URL(page.url()).searchParams.get("import");
  const address = `/api/v1/projects/${project.id}/imports/${importId}`;
  const killed = importSchema.parse(await (await page.request.get(address)).json());
  expect(killed.status, "the worker was too fast to be killed in the middle").toBe("importing");

  // Nobody has to stay: the page is left and found again.
  const place = page.url();
  await page.goto(`/projects/${project.id}/data`);
  await page.goto(place);
  await expect(page.getByRole("heading", { name: `${rowCount.toLocaleString("en-GB")} examples are in.` })).toBeVisible({
    timeout: 600_000,
  });
  const done = importSchema.parse(await (await page.request.get(address)).json());
  expect(done).toMatchObject({ status: "done", acceptedCount: rowCount, rejectedCount: 0, repeatedCount: 0 });

  // Nearly all of them say nearly the same: the hardest that a check can meet. While it runs, other datasets wait for theirs.
  await page.goto(new URL(place).pathname.replace(/\/import$/, "/health"));
  await expect(page.getByRole("region", { name: /^Nearly the same/ })).toBeVisible({ timeout: 600_000 });
});
