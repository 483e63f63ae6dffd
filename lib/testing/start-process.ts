import { spawn } from "node:child_process";
import { root } from "@/scripts/platform/root.mjs";

export interface StartedProcess {
  pid: number | undefined;
  /** The line that said that it is ready. */
  readyLine: string;
  /** Resolves with the exit code once it is gone; null where the signal ended it. */
  kill: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** A process of ours, for real; resolves when a line that it prints matches. What it printed explains a failure to start. */
export function startProcess(args: string[], env: Record<string, string>, ready: RegExp): Promise<StartedProcess> {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return new Promise((resolve, reject) => {
    let output = "";
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      // What stands behind the last line break may be half a line.
      const readyLine = output
        .split("\n")
        .slice(0, -1)
        .find((line) => ready.test(line));
      if (readyLine !== undefined) resolve({ pid: child.pid, readyLine, kill });
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", (code) => reject(new Error(`node ${args.join(" ")} ended with ${code} before it was ready:\n${output}`)));
  });
}
