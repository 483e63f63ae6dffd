import { db } from "@/lib/db/client";

const tickMs = 500;

interface Watched {
  /** Changes with every transaction that touches the run. */
  version: string;
  wake: Set<() => void>;
}

/** What the viewers of this process look at: one question for all of them, twice a second, whether anything has changed. */
const watched = new Map<string, Watched>();
let timer: NodeJS.Timeout | null = null;

export interface Watch {
  /** Resolves when the run has changed since the last time, or after `patienceMs`, or when `signal` is aborted. */
  next: (patienceMs: number, signal: AbortSignal) => Promise<void>;
  version: () => string;
  stop: () => void;
}

export function watchRun(runId: string): Watch {
  const entry = watched.get(runId) ?? { version: "", wake: new Set() };
  watched.set(runId, entry);
  timer ??= setInterval(() => void look(), tickMs);
  let seen = entry.version;
  let wake = () => {};
  const onChange = () => wake();
  entry.wake.add(onChange);
  return {
    version: () => entry.version,
    async next(patienceMs, signal) {
      if (entry.version === seen && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const late = setTimeout(goOn, patienceMs);
          function goOn() {
            clearTimeout(late);
            signal.removeEventListener("abort", goOn);
            resolve();
          }
          signal.addEventListener("abort", goOn);
          wake = goOn;
        });
      }
      seen = entry.version;
    },
    stop() {
      entry.wake.delete(onChange);
      if (entry.wake.size === 0 && watched.get(runId) === entry) watched.delete(runId);
      if (watched.size > 0 || !timer) return;
      clearInterval(timer);
      timer = null;
    },
  };
}

async function look(): Promise<void> {
  const ids = [...watched.keys()];
  // A database that does not answer is asked again at the next tick; viewers see that nothing comes.
  const rows = await db.$queryRaw<
    { id: string; version: string }[]
  >`select id, xmin::text as version from "Run" where id = any(${ids})`.catch(() => []);
  for (const { id, version } of rows) {
    const entry = watched.get(id);
    if (!entry || entry.version === version) continue;
    entry.version = version;
    for (const wake of entry.wake) wake();
  }
}
