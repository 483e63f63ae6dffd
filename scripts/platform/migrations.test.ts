import { expect, inject, test } from "vitest";
import { createDatabase } from "./create-database";
import { missingSql } from "./migrations";

test("the migrations lead exactly to the models", async () => {
  const server = inject("templateUrl").replace(/[^/]*$/, "postgres");
  const replay = await createDatabase(server, `replay_${process.pid}`);
  expect(await missingSql(server, replay)).toBe("");
});
