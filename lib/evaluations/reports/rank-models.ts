import { holm } from "@/lib/statistics/holm";
import { estimateDifference } from "@/lib/statistics/paired-difference";
import { pairedPValue } from "@/lib/statistics/paired-p-value";
import { type Pairing, pairCases } from "../pair-cases";
import type { CaseScores } from "../read-case-scores";
import { tooFew } from "../too-few";
import type { ReportedModel } from "./schemas";

type Held = Pick<ReportedModel, "againstBaseline" | "outcome" | "isSurelyBeaten">;

const most = 0.05;

/** Every model against the baseline, and the candidate against every model. Each is one family of looks, and the promise of 5% is kept over it. */
export function rankModels(table: CaseScores, ids: readonly string[], baselineId: string, candidateId: string): Map<string, Held> {
  const overBaseline = holdAll(ids.filter((id) => id !== baselineId).map((id) => [id, pairCases(table, baselineId, id)]));
  const underCandidate = holdAll(ids.filter((id) => id !== candidateId).map((id) => [id, pairCases(table, id, candidateId)]));
  return new Map(
    ids.map((id) => {
      const held = overBaseline.get(id);
      const under = underCandidate.get(id);
      const isSurelyBeaten = under ? under.outcome === "better" : null;
      return [id, { againstBaseline: held?.difference ?? null, outcome: held?.outcome ?? null, isSurelyBeaten }];
    }),
  );
}

function holdAll(pairings: readonly [string, Pairing][]) {
  const adjusted = holm(pairings.map(([, { differences, groups }]) => pairedPValue(differences, groups)));
  return new Map(
    pairings.map(([id, { differences, groups }], index) => {
      const difference = estimateDifference(differences, groups);
      return [id, { difference, outcome: outcomeOf(difference, tooFew(difference.n, groups) !== null, adjusted[index] ?? 1) }] as const;
    }),
  );
}

function outcomeOf({ value, ci95 }: { value: number; ci95: [number, number] }, isTooFew: boolean, pValue: number) {
  if (isTooFew) return "refused" as const;
  if (pValue >= most || (ci95[0] <= 0 && ci95[1] >= 0)) return "cannot_tell" as const;
  return value > 0 ? ("better" as const) : ("worse" as const);
}
