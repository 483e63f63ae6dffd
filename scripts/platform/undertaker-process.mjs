// Sits beside the supervisor and reads from a pipe which processes it has. When the pipe closes, the supervisor is gone; if it was
// killed, its processes are still there, and this one stops them: the newest first, the database last.
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { processIdentity } from "./process-identity.mjs";

/** @type {Map<number, NodeJS.Signals>} */
const running = new Map();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const [what, pid, signal] = line.split(" ");
  if (what === "started") running.set(Number(pid), /** @type {NodeJS.Signals} */ (signal));
  else running.delete(Number(pid));
}

for (const [pid, signal] of [...running].reverse()) {
  send(pid, signal);
  for (let waited = 0; waited < 10_000 && processIdentity(pid); waited += 50) await pause(50);
  send(-pid, "SIGKILL");
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}
