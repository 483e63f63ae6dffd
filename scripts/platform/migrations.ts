import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runMigrations as migrateQueue } from "graphile-worker";
import pg from "pg";
import { inUtc } from "@/lib/db/in-utc";
import { PlainError } from "./plain-error.mjs";
import { root } from "./root.mjs";
import { openEngine } from "./schema-engine";

export const migrationsFolder = join(root, "prisma/migrations");
const lockfile = "migration_lock.toml";
const emptyMigration = "-- This is an empty migration.";
const noFilter = { externalTables: [], externalEnums: [] };
// Any number will do, as long as every Hone process asks for the same one.
const migrationLock = 4_663_101;

/** Brings a database to the newest schema, ours and the job queue's. Two starts at once take turns. */
export async function migrate(address: string): Promise<string[]> {
  const databaseUrl = inUtc(address, process.env.PGOPTIONS);
  const guard = new pg.Client({ connectionString: databaseUrl });
  await guard.connect();
  try {
    await guard.query("select pg_advisory_lock($1)", [migrationLock]);
    const applied = await applyMigrations(databaseUrl);
    await migrateQueue({ connectionString: databaseUrl });
    return applied;
  } finally {
    await guard.end();
  }
}

async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const { engine, close } = await openEngine(databaseUrl);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: readMigrations(), filters: noFilter });
    return appliedMigrationNames;
  } catch (error) {
    throw new PlainError(
      `The database could not be brought to this version's tables: ${error instanceof Error ? error.message : String(error)}. Nothing was deleted. If this database belongs to a newer Hone, start that version instead.`,
    );
  } finally {
    await close();
  }
}

export function readMigrations() {
  const names = existsSync(migrationsFolder)
    ? readdirSync(migrationsFolder)
        .filter((name) => name !== lockfile)
        .sort()
    : [];
  return {
    baseDir: migrationsFolder,
    lockfile: { path: lockfile, content: readFileSync(join(migrationsFolder, lockfile), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(join(migrationsFolder, path, "migration.sql"), "utf8") },
      },
    })),
  };
}

/** The SQL that leads from what the migrations make to the models as they are written; empty when they agree. */
export async function missingSql(databaseUrl: string, shadowUrl: string): Promise<string> {
  const { engine, close } = await openEngine(databaseUrl, shadowUrl);
  const from = { tag: "migrations" as const, ...readMigrations() };
  const to = { tag: "schemaDatamodel" as const, files: readModels() };
  try {
    const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: noFilter });
    return stdout?.trim() === emptyMigration ? "" : (stdout ?? "");
  } finally {
    await close();
  }
}

function readModels() {
  const models = readdirSync(join(root, "prisma/models")).sort();
  return ["schema.prisma", ...models.map((name) => `models/${name}`)].map((path) => ({
    path: join(root, "prisma", path),
    content: readFileSync(join(root, "prisma", path), "utf8"),
  }));
}
