import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { createDatabase } from "@/scripts/platform/create-database";

/**
 * Import this before anything that reaches `lib/db/client`: the test file then works on a database of its own.
 * The clone is dropped with the whole server, not one by one.
 */
const template = inject("templateUrl");
process.env.DATABASE_URL = await createDatabase(
  template.replace(/[^/]*$/, "postgres"),
  `test_${randomBytes(6).toString("hex")}`,
  "template",
);

afterAll(async () => {
  const { db } = await import("@/lib/db/client");
  await db.$disconnect();
});
