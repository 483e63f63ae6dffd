import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { db } from "./client";

test("a test file has a database of its own, with every table and the job queue", async () => {
  const [row] = await db.$queryRaw<{ name: string }[]>`select current_database() as name`;
  expect(row?.name).toMatch(/^test_/);
  expect(await db.project.count()).toBe(0);
  await db.$executeRaw`select graphile_worker.add_job('nothing'::text, '{}'::json)`;
});
