import { spawn } from "node:child_process";
import { root } from "../platform/root.mjs";

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** One check: a command whose exit code is the whole answer. */
export async function check(title: string, args: string[]): Promise<Counts> {
  return timed(title, async () => ((await run(args)) === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }));
}

/** Says what begins and, with its time, how it ended. Whatever goes wrong inside counts as one failure and stops nothing. */
export async function timed(title: string, stage: () => Promise<Counts>): Promise<Counts> {
  console.log(`\n── ${title}`);
  const startedAt = Date.now();
  const counts = await stage().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  console.log(`── ${title}: ${counts.failed ? "FAILED" : "ok"}, ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return counts;
}

/** Runs a Node program with our terminal; a signal that reaches us reaches it too. */
export function run(args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" });
    const forward = () => child.kill("SIGTERM");
    process.once("SIGTERM", forward);
    child.once("error", reject);
    child.once("exit", (code) => {
      process.off("SIGTERM", forward);
      resolve(code ?? 1);
    });
  });
}
