import type { Benchmark } from "@/lib/evaluations/schemas";

/** A case goes into the newest version alone. */
export function newestOfSeries(benchmarks: readonly Benchmark[]): Benchmark[] {
  const newest = new Map<string, Benchmark>();
  for (const one of benchmarks) if (one.version > (newest.get(one.seriesId)?.version ?? 0)) newest.set(one.seriesId, one);
  return [...newest.values()];
}
