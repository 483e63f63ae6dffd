import { weightedKappa } from "@/lib/statistics/weighted-kappa";
import { type JudgedPair, type Side, sideOf } from "./arena-outcomes";
import type { ArenaResults } from "./schemas";

/** In order: a tie is half-way between the one and the other. */
const place: Record<Side, number> = { one: 0, both_good: 1, both_bad: 1, other: 2 };

/** How far every two people prefer the same answers, on the pairs that both judged. */
export function agreeOnPairs(pairs: readonly JudgedPair[]): ArenaResults["agreements"] {
  const tables = new Map<string, { judgeIds: [string, string]; table: number[][] }>();
  for (const { judgements } of pairs) {
    const ordered = [...judgements].sort((a, b) => a.judgeId.localeCompare(b.judgeId));
    for (const [index, first] of ordered.entries())
      for (const second of ordered.slice(index + 1)) {
        const key = `${first.judgeId} ${second.judgeId}`;
        const known = tables.get(key) ?? { judgeIds: [first.judgeId, second.judgeId], table: [0, 1, 2].map(() => [0, 0, 0]) };
        tables.set(key, known);
        const row = known.table[place[sideOf(first)]];
        const column = place[sideOf(second)];
        if (row) row[column] = (row[column] ?? 0) + 1;
      }
  }
  return [...tables.values()]
    .map(({ judgeIds, table }) => ({
      judgeIds,
      pairCount: table.flat().reduce((sum, n) => sum + n, 0),
      kappa: weightedKappa(table, "linear"),
    }))
    .sort((a, b) => b.pairCount - a.pairCount);
}
