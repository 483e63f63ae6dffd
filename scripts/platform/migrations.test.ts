import { expect, test } from "vitest";
import { missingSql } from "./migrations";
import { startTemporaryPostgres } from "./postgres/temporary";

test("the migrations lead exactly to the models", async () => {
  const postgres = await startTemporaryPostgres();
  try {
    expect(await missingSql(postgres.url("postgres"), await postgres.create("replay"))).toBe("");
  } finally {
    await postgres.stop();
  }
});
