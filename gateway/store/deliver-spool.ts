import { readdirSync } from "node:fs";
import { isDatabaseAway } from "@/lib/db/is-away";
import { isDue } from "./late-feedback";

interface Options {
  folder: string;
  deliver: (file: string) => Promise<void>;
  /** After each file. */
  between: () => Promise<void>;
}

const [shortestPauseMs, longestPauseMs] = [1_000, 60_000];

/**
 * Delivers the files that wait, oldest first. One that fails is tried again later and later, and the others go on meanwhile; only where the
 * database is away, none would fare better.
 */
export function createSpoolDelivery({ folder, deliver, between }: Options): (now?: number) => Promise<void> {
  const failing = new Map<string, { pauseMs: number; retryAt: number }>();

  async function tryOne(file: string, now: number): Promise<void> {
    try {
      await deliver(file);
      failing.delete(file);
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      const before = failing.get(file)?.pauseMs;
      const pauseMs = before === undefined ? shortestPauseMs : Math.min(before * 2, longestPauseMs);
      failing.set(file, { pauseMs, retryAt: now + pauseMs });
      // Once for each file: its next attempts say the same.
      if (before === undefined)
        console.error(`${file} of the log cannot be delivered and is tried again: ${error instanceof Error ? error.message : error}`);
    }
  }

  return async (now = Date.now()) => {
    for (const file of readdirSync(folder).toSorted()) {
      if (!file.endsWith(".ndjson") || !isDue(file, now) || (failing.get(file)?.retryAt ?? now) > now) continue;
      await tryOne(file, now);
      await between();
    }
  };
}
