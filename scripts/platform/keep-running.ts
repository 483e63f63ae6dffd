import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { root } from "./root.mjs";
import type { Undertaker } from "./undertaker";

export interface Plan {
  name: string;
  args: string[];
  env: Record<string, string>;
}

export interface Kept {
  stop: () => Promise<void>;
}

const [shortestPauseMs, longestPauseMs, goodLifeMs, graceMs] = [500, 30_000, 60_000, 8_000];

/** Runs a Node process of ours until it is stopped: when it dies it is started again, later each time it dies young. */
export function keepRunning({ name, args, env }: Plan, undertaker: Undertaker, say: (line: string) => void): Kept {
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isStopping = false;
  let pauseMs = shortestPauseMs;

  function start() {
    const bornAt = Date.now();
    // A group of its own: Ctrl-C reaches the supervisor alone, and stopping it takes its own children with it.
    const born = spawn(process.execPath, args, {
      cwd: root,
      detached: true,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = born;
    if (born.pid) undertaker.started(born.pid, name, "SIGTERM");
    for (const stream of [born.stdout, born.stderr])
      createInterface({ input: stream }).on("line", (line) => say(`${name.padEnd(8)}| ${line}`));
    born.once("error", (error) => say(`The ${name} could not be started: ${error.message}`));
    born.once("exit", (code, signal) => {
      if (born.pid) undertaker.ended(born.pid);
      child = null;
      if (isStopping) return;
      pauseMs = Date.now() - bornAt > goodLifeMs ? shortestPauseMs : Math.min(pauseMs * 2, longestPauseMs);
      say(`The ${name} stopped by itself (${signal ?? `exit code ${code}`}). It is started again in ${pauseMs / 1000} s.`);
      timer = setTimeout(start, pauseMs);
    });
  }

  async function stop() {
    isStopping = true;
    if (timer) clearTimeout(timer);
    const dying = child;
    if (!dying?.pid) return;
    const { pid } = dying;
    await new Promise<void>((resolve) => {
      const force = setTimeout(() => signalGroup(pid, "SIGKILL"), graceMs);
      dying.once("exit", () => {
        clearTimeout(force);
        // Whatever it had started itself and not stopped.
        signalGroup(pid, "SIGKILL");
        resolve();
      });
      dying.kill("SIGTERM");
    });
  }

  start();
  return { stop };
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is empty already.
  }
}
