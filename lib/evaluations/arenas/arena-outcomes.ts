import type { PairOutcome } from "@/lib/statistics/bradley-terry";
import type { ArenaChoice } from "./schemas";

/** One pair of an arena with what people said about it. */
export interface JudgedPair {
  caseId: string;
  /** Cases of one source hang together. */
  source: string | null;
  oneId: string;
  otherId: string;
  isSame: boolean;
  /** `isSwapped`: this person saw the other's answer left. Skipped ones are left out. */
  judgements: readonly { judgeId: string; choice: Exclude<ArenaChoice, "skip">; isSwapped: boolean }[];
}

export type Side = "one" | "other" | "both_good" | "both_bad";

/** What a choice says about the two models, wherever their answers stood. */
export function sideOf({ choice, isSwapped }: JudgedPair["judgements"][number]): Side {
  if (choice === "both_good" || choice === "both_bad") return choice;
  return (choice === "left") === isSwapped ? "other" : "one";
}

/**
 * For the model: each judged pair counts once, however many judged it. Pairs that are word for word the same are ties; they were all found on the
 * first day, so they count in the same measure as the others of their two models have been judged, or they would hide every difference at first.
 */
export function outcomesOf(contestants: readonly { evaluationId: string }[], pairs: readonly JudgedPair[]): PairOutcome[] {
  const places = new Map(contestants.map(({ evaluationId }, index) => [evaluationId, index]));
  const judged = judgedShares(pairs);
  return pairs.flatMap((pair) => {
    const [one = 0, other = 0] = [places.get(pair.oneId), places.get(pair.otherId)];
    const source = pair.source ?? pair.caseId;
    if (pair.isSame) return [{ left: one, right: other, score: 0.5, weight: judged.get(duelKey(pair)) ?? 1, source }];
    return pair.judgements.map((judgement) => {
      const side = sideOf(judgement);
      const [left, right] = judgement.isSwapped ? [other, one] : [one, other];
      const won = judgement.isSwapped ? "other" : "one";
      const score = side === "both_good" || side === "both_bad" ? 0.5 : side === won ? 1 : 0;
      return { left, right, score, weight: 1 / pair.judgements.length, source };
    });
  });
}

const duelKey = ({ oneId, otherId }: Pick<JudgedPair, "oneId" | "otherId">) => `${oneId} ${otherId}`;

/** Of every two models, the share of their different pairs that anybody has judged. */
function judgedShares(pairs: readonly JudgedPair[]): Map<string, number> {
  const counts = new Map<string, { judged: number; all: number }>();
  for (const pair of pairs) {
    if (pair.isSame) continue;
    const known = counts.get(duelKey(pair)) ?? { judged: 0, all: 0 };
    counts.set(duelKey(pair), { judged: known.judged + (pair.judgements.length > 0 ? 1 : 0), all: known.all + 1 });
  }
  return new Map([...counts].map(([key, { judged, all }]) => [key, judged / all]));
}

/** How often what was said about every two models, by their places. */
export function tallyDuels(contestants: readonly { evaluationId: string }[], pairs: readonly JudgedPair[]) {
  const empty = () => ({ oneBetter: 0, otherBetter: 0, bothGood: 0, bothBad: 0, same: 0 });
  const duels = contestants.flatMap((first, one) =>
    contestants.slice(one + 1).map((second, offset) => {
      const key = duelKey({ oneId: first.evaluationId, otherId: second.evaluationId });
      return { key, one, other: one + 1 + offset, ...empty() };
    }),
  );
  const byKey = new Map(duels.map((duel) => [duel.key, duel]));
  for (const pair of pairs) {
    const duel = byKey.get(duelKey(pair));
    if (!duel) continue;
    if (pair.isSame) duel.same++;
    for (const judgement of pair.judgements) duel[counted[sideOf(judgement)]]++;
  }
  return duels.map(({ key, ...duel }) => duel);
}

const counted = { one: "oneBetter", other: "otherBetter", both_good: "bothGood", both_bad: "bothBad" } as const;
