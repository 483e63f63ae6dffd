import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { filesUnder } from "./scripts/platform/content-hash.mjs";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const tests = ["lib", "app", "components", "scripts", "trainers", "gateway", "bench"]
  .flatMap((folder) => filesUnder(root, folder))
  .filter((path) => /\.test\.(tsx?|mjs)$/.test(path));
const needsDatabase = (path: string) => /testing\/(?!expect-console)|"templateUrl"/.test(readFileSync(`${root}/${path}`, "utf8"));
const isOfLib = (path: string) => !path.startsWith("trainers/");
const withDatabase = tests.filter((path) => isOfLib(path) && needsDatabase(path));

// What holds never waits this long; a machine that is busy with other things takes its time.
const patience = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 120_000 } } };
const shared = { setupFiles: ["lib/testing/setup.ts"], ...patience };

export default defineConfig({
  resolve: { alias: { "@": root, "server-only": `${root}/node_modules/server-only/empty.js` } },
  test: {
    projects: [
      { extends: true, test: { ...shared, name: "pure", include: tests.filter((path) => !withDatabase.includes(path)) } },
      // Only these wait for a Postgres.
      { extends: true, test: { ...shared, name: "database", include: withDatabase, globalSetup: ["lib/testing/global-setup.ts"] } },
    ],
  },
});
