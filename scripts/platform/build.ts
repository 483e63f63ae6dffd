import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contentHash, readStamp } from "./content-hash.mjs";
import { root } from "./root.mjs";
import { runCommand } from "./run-command.mjs";

const sources = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/models",
  "package-lock.json",
  "next.config.js",
  "proxy.ts",
  "postcss.config.mjs",
  "tsconfig.json",
];
const isSource = (path: string) => !/\.test\.tsx?$/.test(path) && !path.includes("/testing/") && !path.startsWith("lib/db/generated/");

// Routes are loaded to be built, and with them the settings; none of these is used or kept.
const placeholders = {
  DATABASE_URL: "postgresql://build@127.0.0.1:1/build",
  HONE_SECRET: "used while building only, never while running",
  HONE_TRAINER_API_KEY: "used while building only",
};

/** Builds the web application when a source file has changed since the last time. */
export async function build(): Promise<boolean> {
  const stamp = join(root, ".next/hone-sources");
  const wanted = contentHash(root, sources, isSource);
  if (existsSync(join(root, ".next/BUILD_ID")) && readStamp(stamp) === wanted) return false;
  console.log("Building the web application (about a minute) …");
  await runCommand("The build", process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    env: { ...placeholders, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  writeFileSync(stamp, wanted);
  return true;
}
