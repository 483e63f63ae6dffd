// npm run test:faults: what breaks and how it mends, at length. `npm test` holds a short version of the same tests.
import { spawnSync } from "node:child_process";

const { status } = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "faults", ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { HONE_FAULT_SECONDS: "30", ...process.env },
});
process.exitCode = status ?? 1;
