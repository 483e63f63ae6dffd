import type { Evaluation } from "@/lib/evaluations/schemas";

/** The first grader's: the one that a benchmark is about. */
export function headlineScore({ benchmark, scores }: Pick<Evaluation, "benchmark" | "scores">) {
  const grader = benchmark.graders[0];
  return (grader && scores?.[grader.key]) ?? null;
}
