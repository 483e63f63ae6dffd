import { formatCount, formatNumber } from "@/lib/format";
import { fewestCases } from "@/lib/statistics/fewest-cases";
import type { Duel, Ranked, Ranking } from "./schemas";

/** Judged cases below which chance alone would decide, as everywhere in the house. */
export const fewestJudged = fewestCases;

interface Evidence {
  /** Most preferred first. */
  ranked: readonly Ranked[];
  duels: readonly Duel[];
  caseCount: number;
  /** Names of those who met, directly or through others. */
  groups: readonly (readonly string[])[];
}

/** The sentence a person can repeat in a meeting. */
export function toArenaVerdict({ ranked, duels, caseCount, groups }: Evidence): Ranking["verdict"] {
  if (caseCount < fewestJudged) {
    const what =
      caseCount === 0
        ? "Nothing has been judged yet"
        : `${formatCount(caseCount, "judged case")} ${caseCount === 1 ? "is" : "are"} too few`;
    const more = fewestJudged - caseCount;
    return {
      outcome: "refused",
      sentence: caseCount === 0 ? `${what}.` : `${what} to say which answers are preferred.`,
      detail: `It takes ${fewestJudged} cases or more. Judge ${formatCount(more, "more case", "more cases")}.`,
    };
  }
  if (groups.length > 1) {
    const parts = groups.map((names) => names.join(" and ")).join(" · ");
    return {
      outcome: "refused",
      sentence: "These models were never held against each other, so they cannot be ranked.",
      detail: `Nothing links ${parts}. Judge pairs between them.`,
    };
  }
  const [first, second] = ranked;
  if (!first?.share || !second?.share)
    return { outcome: "refused", sentence: "These judgements cannot be ranked.", detail: "Judge more pairs, of every two models." };
  return compare(first, ranked.slice(1), duels, caseCount);
}

function compare(first: Ranked, others: readonly Ranked[], duels: readonly Duel[], caseCount: number): Ranking["verdict"] {
  const met = others.map((other) => ({ other, duel: duelOf(duels, first, other) }));
  const unsure = met.filter(({ duel }) => duel?.outcome === "cannot_tell" || duel?.outcome === "refused");
  const [second] = others;
  if (unsure.length === 0 && second) {
    const share = others.length === 1 ? first.share : shareOver(duelOf(duels, first, second), first);
    const [low, high] = (share?.ci95 ?? [0, 1]).map((end) => formatNumber(end * 100));
    const over = others.length === 1 ? second.modelVersion.name : `every other one; to ${second.modelVersion.name}, the next,`;
    return {
      outcome: "better",
      sentence: `${first.modelVersion.name} is preferred to ${over} ${formatNumber((share?.value ?? 0) * 100)} of 100 times, 95% interval ${low} to ${high}, ${formatCount(caseCount, "case")}.`,
      detail: "People chose without knowing whose answers they read. A tie counts half for each side.",
    };
  }
  const names = list(unsure.map(({ other }) => other.modelVersion.name));
  const needed = Math.max(0, ...unsure.map(({ duel }) => duel?.casesNeeded ?? 0));
  const lead = others.length > unsure.length ? `${first.modelVersion.name} leads, and` : first.modelVersion.name;
  return {
    outcome: "cannot_tell",
    sentence: `${lead} cannot be told apart from ${names} yet. ${needed === 0 ? "So far people like them equally." : needed > 1_000_000 ? "Even a million cases might not tell." : `About ${formatNumber(roughly(needed))} cases would tell.`}`,
    detail: `${formatCount(caseCount, "case")} judged so far${needed > caseCount ? `; ${formatNumber(roughly(needed) - caseCount)} more if they go on to differ as they do now` : ""}. A tie counts half for each side.`,
  };
}

const duelOf = (duels: readonly Duel[], a: Ranked, b: Ranked) =>
  duels.find(
    ({ oneId, otherId }) =>
      (oneId === a.evaluationId && otherId === b.evaluationId) || (oneId === b.evaluationId && otherId === a.evaluationId),
  );

/** A duel's share as its leader sees it. */
function shareOver(duel: Duel | undefined, { evaluationId }: Ranked) {
  if (!duel?.share || duel.oneId === evaluationId) return duel?.share ?? null;
  const { value, ci95, ci50, n } = duel.share;
  return { value: 1 - value, ci95: [1 - ci95[1], 1 - ci95[0]] as const, ci50: [1 - ci50[1], 1 - ci50[0]] as const, n };
}

const list = (names: readonly string[]) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);

/** Two digits, rounded up: more would feign knowledge. */
function roughly(cases: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(cases)) - 1);
  return Math.ceil(cases / unit) * unit;
}
