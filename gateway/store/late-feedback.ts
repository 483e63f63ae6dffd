import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { FeedbackRecord } from "@/lib/deployments/request-record";

const prefix = "~late-";
const longestMs = 24 * 60 * 60 * 1000;
const [shortestPauseMs, longestPauseMs] = [1_000, 10 * 60 * 1000];

/**
 * Puts feedback whose request is not here yet behind everything else, to be looked at again when it is twice as old, after ten minutes at
 * most: another gateway may still hold the request. After a day nobody does. A file is named after the moment when it is due, so that names
 * stay short and what is due together lies together.
 */
export function keepLate(folder: string, early: readonly FeedbackRecord[], now: number): void {
  const files = new Map<string, string[]>();
  for (const record of early) {
    const age = now - record.at;
    if (age >= longestMs) continue;
    const pause = Math.min(Math.max(age, shortestPauseMs), longestPauseMs);
    const dueAt = Math.ceil((now + pause) / shortestPauseMs) * shortestPauseMs;
    // Longer pauses are less exact, so that they share fewer files.
    const name = nameOf(pause === longestPauseMs ? Math.ceil(dueAt / 60_000) * 60_000 : dueAt);
    files.set(name, [...(files.get(name) ?? []), JSON.stringify(record)]);
  }
  // Begins a line of its own: what stands there may end in half a line, if a process was killed while it wrote.
  for (const [name, lines] of files) appendFileSync(join(folder, name), `\n${lines.join("\n")}\n`, { mode: 0o600 });
}

/** Sorts behind every file of requests. */
const nameOf = (dueAt: number) => `${prefix}${dueAt.toString(36)}.ndjson`;

/** Whether a file may be delivered. Those that an older version wrote are named after the past. */
export function isDue(name: string, now: number): boolean {
  if (!name.startsWith(prefix)) return true;
  const dueAt = Number.parseInt(name.slice(prefix.length), 36);
  // A clock that was put back makes nobody wait for long.
  const mayWait = dueAt > now && dueAt < now + 2 * longestPauseMs;
  return !mayWait;
}
