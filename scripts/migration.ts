import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrationsFolder, missingSql } from "./platform/migrations";
import { main, PlainError } from "./platform/plain-error.mjs";
import { startTemporaryPostgres } from "./platform/postgres/temporary";

/** Writes the migration that leads from the last one to the models as they are: `npm run migration -- add_run_failure_reason`. */
await main(async () => {
  const name = process.argv[2] ?? "";
  if (!/^[a-z0-9]+(_[a-z0-9]+)+$/.test(name)) {
    throw new PlainError("Name the migration as a sentence in small letters: npm run migration -- add_run_failure_reason");
  }
  const postgres = await startTemporaryPostgres();
  try {
    const sql = await missingSql(postgres.url("postgres"), await postgres.create("replay"));
    if (!sql) throw new PlainError("The migrations already lead to the models as they are; there is nothing to write.");
    const folder = join(migrationsFolder, `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`);
    mkdirSync(folder);
    writeFileSync(join(folder, "migration.sql"), sql);
    console.log(`Wrote ${folder}/migration.sql. Read it before you commit it.`);
  } finally {
    await postgres.stop();
  }
});
