import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Undertaker {
  started: (pid: number, stopSignal: NodeJS.Signals) => void;
  ended: (pid: number) => void;
  dismiss: () => void;
}

/** A process of its own that outlives us, so that nothing of ours does, SIGKILL included. */
export function hireUndertaker(): Undertaker {
  const file = fileURLToPath(new URL("undertaker.mjs", import.meta.url));
  const child = spawn(process.execPath, [file], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  // Should it die before us, all that is lost is the precaution.
  child.stdin.on("error", () => {});
  child.unref();
  return {
    started: (pid, stopSignal) => void child.stdin.write(`started ${pid} ${stopSignal}\n`),
    ended: (pid) => void child.stdin.write(`ended ${pid}\n`),
    dismiss: () => void child.stdin.end(),
  };
}
