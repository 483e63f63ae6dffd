import { spawn } from "node:child_process";
import { PlainError } from "./plain-error.mjs";
import { root } from "./root.mjs";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** For who is told to stop in the middle: what waits for a command then fails and undoes what it had done. */
export function stopCommands() {
  for (const child of running) child.kill("SIGTERM");
}

/**
 * Runs a program to its end, quiet unless it fails.
 * @param {string} what what a person would call it, for the message
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<string>} what it printed
 */
export function runCommand(what, command, args, { env = {}, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    child.once("close", () => running.delete(child));
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => reject(new PlainError(`${what} could not be started: ${error.message}`)));
    child.on("close", (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new PlainError(`${what} failed (${signal ?? `exit code ${code}`}). It said:\n\n${excerpt(output)}`));
    });
  });
}

/**
 * The beginning says what, the end says why; npm puts its whole manual between.
 * @param {string} output
 */
function excerpt(output) {
  const lines = output.trim().split("\n");
  return lines.length > 50 ? [...lines.slice(0, 25), "…", ...lines.slice(-25)].join("\n") : lines.join("\n");
}
