import { readdirSync, readFileSync } from "node:fs";

export interface CpuMs {
  process: number;
  /** The thread that the process began with. */
  main: number;
  /** The busiest of the others. */
  second: number;
}

const tickMs = 10;

/** What a process's threads have taken of the processors so far; null where the system does not tell. */
export function readCpu(pid: number | undefined): Map<number, number> | null {
  try {
    const tasks = `/proc/${pid}/task`;
    return new Map(readdirSync(tasks).map((tid) => [Number(tid), timeOf(readFileSync(`${tasks}/${tid}/stat`, "utf8"))]));
  } catch {
    return null;
  }
}

/** Between two looks at the same process. */
export function cpuBetween(pid: number | undefined, before: Map<number, number> | null, after: Map<number, number> | null): CpuMs {
  if (!before || !after) return { process: Number.NaN, main: Number.NaN, second: Number.NaN };
  const took = [...after].map(([tid, ms]) => ({ tid, ms: ms - (before.get(tid) ?? 0) }));
  const others = took.filter(({ tid }) => tid !== pid).map(({ ms }) => ms);
  const main = took.find(({ tid }) => tid === pid)?.ms ?? 0;
  return { process: took.reduce((sum, { ms }) => sum + ms, 0), main, second: Math.max(0, ...others) };
}

/** User and system time stand in the fourteenth and fifteenth place; the name before them may hold spaces. */
function timeOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}
