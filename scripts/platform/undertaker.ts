import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { rememberChildren } from "./children-file";

export interface Undertaker {
  started: (pid: number, name: string, stopSignal: NodeJS.Signals) => void;
  ended: (pid: number) => void;
  dismiss: () => void;
}

/** A process of its own that outlives us, so that nothing of ours does, SIGKILL included. */
export function hireUndertaker(dataDir?: string): Undertaker {
  const file = fileURLToPath(new URL("undertaker-process.mjs", import.meta.url));
  const child = spawn(process.execPath, [file], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  const children = dataDir ? rememberChildren(dataDir) : null;
  // Should it die before us, all that is lost is the precaution.
  child.stdin.on("error", () => {});
  child.unref();
  return {
    started: (pid, name, stopSignal) => {
      child.stdin.write(`started ${pid} ${stopSignal}\n`);
      children?.add(pid, name, stopSignal);
    },
    ended: (pid) => {
      child.stdin.write(`ended ${pid}\n`);
      children?.remove(pid);
    },
    dismiss: () => {
      child.stdin.end();
      children?.forget();
    },
  };
}
