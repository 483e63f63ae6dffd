import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/**
 * When a process began, as its system words it: a pid alone may belong to somebody else by now. Empty when there is no such process,
 * or only its remains, which a container without a proper first process keeps for ever.
 * @param {number} pid
 */
export function processIdentity(pid) {
  const file = `/proc/${pid}/stat`;
  if (existsSync("/proc/self/stat")) {
    if (!existsSync(file)) return "";
    // The second field is a name in brackets and may hold anything; the start time is the 20th after it.
    const fields = readFileSync(file, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return fields[0] === "Z" ? "" : (fields[19] ?? "");
  }
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}
