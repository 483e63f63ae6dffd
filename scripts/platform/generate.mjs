import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { contentHash, readStamp } from "./content-hash.mjs";
import { root } from "./root.mjs";
import { runCommand } from "./run-command.mjs";

const stamp = join(root, "lib/db/generated/.stamp");

/** Makes the database client from the models, when they or Prisma have changed. */
export async function generate() {
  const wanted = contentHash(root, ["prisma/schema.prisma", "prisma/models", "node_modules/prisma/package.json"]);
  if (readStamp(stamp) === wanted) return false;
  await runCommand("prisma generate", process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
    // Generating never runs the schema engine, but Prisma would download it; naming any program keeps it from doing so.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
  });
  writeFileSync(stamp, wanted);
  return true;
}
