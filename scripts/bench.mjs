// npm run bench -- NAME [--json]
import { spawnSync } from "node:child_process";

const { status } = spawnSync(process.execPath, ["--import", "tsx", "bench/run.ts", ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = status ?? 1;
