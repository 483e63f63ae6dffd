import type { Benchmark } from "@/lib/evaluations/schemas";

/** Changed benchmarks keep their name, so from the second version on it says which one is meant. */
export function benchmarkName({ name, version }: Pick<Benchmark, "name" | "version">): string {
  return version === 1 ? name : `${name} · version ${version}`;
}
