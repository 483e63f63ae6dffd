import type { TestProject } from "vitest/node";
import { generate } from "@/scripts/platform/generate.mjs";
import { migrate } from "@/scripts/platform/migrations";
import { startTemporaryPostgres } from "@/scripts/platform/postgres/temporary";

declare module "vitest" {
  interface ProvidedContext {
    /** A migrated database that nobody connects to: every test file clones it. */
    templateUrl: string;
  }
}

/** One Postgres for the whole test run, gone afterwards. */
export default async function setup(project: TestProject) {
  await generate();
  const postgres = await startTemporaryPostgres();
  const templateUrl = await postgres.create("template");
  await migrate(templateUrl);
  project.provide("templateUrl", templateUrl);
  return postgres.stop;
}
