import type { Figures } from "./figures";
import type { VersionInspection } from "./inspect-version";

/** What is known of a split, for some of its rows alone. What was counted for all of them together is taken for a share of it. */
export function narrowInspection(inspection: VersionInspection, positions: readonly number[]): VersionInspection {
  const wanted = new Set(positions);
  const kept = [...inspection.figures.positions.keys()].filter((row) => wanted.has(inspection.figures.positions[row] ?? -1));
  const share = inspection.figures.count === 0 ? 0 : kept.length / inspection.figures.count;
  return {
    ...inspection,
    figures: pick(inspection.figures, kept),
    bytes: Math.ceil(inspection.bytes * share),
    pairTokens: Math.ceil(inspection.pairTokens * share),
    problems: inspection.problems.filter(({ row }) => wanted.has(row)),
  };
}

function pick({ positions, tokens, firstLearned, learnedTokens }: Figures, rows: readonly number[]): Figures {
  const of = (column: Int32Array) => Int32Array.from(rows, (row) => column[row] ?? 0);
  return {
    count: rows.length,
    positions: of(positions),
    tokens: of(tokens),
    firstLearned: of(firstLearned),
    learnedTokens: of(learnedTokens),
  };
}
