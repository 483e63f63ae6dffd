import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/platform/browser";

const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-first-run",
  "--no-pings",
];
const isRoot = process.getuid?.() === 0;

const asOwner = { storageState: "test-results/owner.json" };
/** They look at what the story leaves behind: a trained model and its verdict. */
const afterStory = ["accessibility.spec.ts", "deployments.spec.ts"];
/** Before them, because they go on with it. */
const pictures = "pictures.spec.ts";

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  outputDir: "test-results",
  // One product, one queue, one story: chapters do not race each other.
  workers: 1,
  // What holds never waits this long. Runs train for real, and a machine that is busy with other things takes its time.
  timeout: 1_800_000,
  expect: { timeout: 120_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    locale: "en-GB",
    timezoneId: "UTC",
    actionTimeout: 120_000,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: isRoot ? [...quiet, "--no-sandbox", "--disable-dev-shm-usage"] : quiet,
    },
  },
  projects: [
    { name: "welcome", testMatch: "welcome.setup.ts" },
    { name: "story", testMatch: "story.spec.ts", dependencies: ["welcome"], use: asOwner },
    {
      name: "chapters",
      testMatch: "*.spec.ts",
      testIgnore: ["story.spec.ts", pictures, ...afterStory],
      dependencies: ["welcome"],
      use: asOwner,
    },
    { name: "pictures", testMatch: pictures, dependencies: ["story"], use: asOwner },
    { name: "looks", testMatch: afterStory, dependencies: ["pictures"], use: asOwner },
  ],
});
