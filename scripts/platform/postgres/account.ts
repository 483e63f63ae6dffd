import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { PlainError } from "../plain-error.mjs";

/** Postgres refuses to run as root; then it runs as somebody without rights. `null`: it runs as whoever we are. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = accounts.find((fields) => fields[0] === name) ?? [];
    // macOS writes nobody's id as -2.
    if (Number(uid) > 0 && Number(gid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new PlainError(
    "Postgres does not run as root, and this machine has neither a user `postgres` nor a user `nobody` for it. Start Hone as an ordinary user, or give it a Postgres of your own: DATABASE_URL=postgresql://… npm start",
  );
}

/** Whether this account can do `test`'s check ("-x", "-w", …) on a path, all folders above included. */
export function canReach(account: Account | null, check: string, path: string): boolean {
  const options = account ? { uid: account.uid, gid: account.gid } : {};
  return spawnSync("/bin/sh", ["-c", `test ${check} "$1"`, "sh", path], { ...options, cwd: "/", stdio: "ignore" }).status === 0;
}
