import { stringify } from "csv-stringify/sync";
import { guard } from "@/lib/datasets/exports/guard";
import { graderName } from "@/lib/evaluations/graders/grader-words";
import type { ModelCard } from "./schemas";

const head = ["benchmark", "benchmark_version", "grader", "score", "low_95", "high_95", "cases", "not_graded", "seen_exact", "seen_near"];

/** One line for each grader of each benchmark, for a spreadsheet. Names are people's words: none of them becomes a formula. */
export function scoresAsCsv({ evaluations }: ModelCard): string {
  const lines = evaluations.flatMap(({ evaluation: { benchmark, scores, ungraded, leak } }) =>
    benchmark.graders.map((grader) => {
      const score = scores?.[grader.key];
      return [
        guard(benchmark.name),
        benchmark.version,
        guard(graderName(grader)),
        score?.value,
        ...(score?.ci95 ?? [null, null]),
        score?.n ?? 0,
        ungraded?.[grader.key] ?? 0,
        leak?.exact,
        leak?.near,
      ];
    }),
  );
  return `\ufeff${stringify([head, ...lines], { record_delimiter: "\r\n" })}`;
}
