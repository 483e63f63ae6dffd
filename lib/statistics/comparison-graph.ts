import type { PairOutcome } from "./bradley-terry";

/** Contestants that were ever held against each other, directly or through others; one group where all can be ranked. */
export function connectedGroups(outcomes: readonly PairOutcome[], count: number): number[][] {
  const neighbours = edges(outcomes, count, ({ left, right }) => [
    [left, right],
    [right, left],
  ]);
  const groups: number[][] = [];
  const isPlaced = new Set<number>();
  for (let start = 0; start < count; start++) {
    if (isPlaced.has(start)) continue;
    const group = [...reach(neighbours, start)].sort((a, b) => a - b);
    for (const one of group) isPlaced.add(one);
    groups.push(group);
  }
  return groups;
}

/**
 * Whether everybody won or tied against somebody of every other group, however they are parted. Only then has the model a finite best fit:
 * Ford, "Solution of a ranking problem from binary comparisons", Am. Math. Mon. 64(8):28, 1957.
 */
export function hasFiniteFit(outcomes: readonly PairOutcome[], count: number): boolean {
  if (count < 2) return false;
  const beaten = edges(outcomes, count, ({ left, right, score }) => [
    ...(score > 0 ? [[left, right] as const] : []),
    ...(score < 1 ? [[right, left] as const] : []),
  ]);
  const beatenBy = edges(outcomes, count, ({ left, right, score }) => [
    ...(score > 0 ? [[right, left] as const] : []),
    ...(score < 1 ? [[left, right] as const] : []),
  ]);
  return reach(beaten, 0).size === count && reach(beatenBy, 0).size === count;
}

type Edges = (outcome: PairOutcome) => readonly (readonly [from: number, to: number])[];

function edges(outcomes: readonly PairOutcome[], count: number, of: Edges): Set<number>[] {
  const neighbours = Array.from({ length: count }, () => new Set<number>());
  for (const outcome of outcomes) if (outcome.weight !== 0) for (const [from, to] of of(outcome)) neighbours[from]?.add(to);
  return neighbours;
}

function reach(neighbours: readonly ReadonlySet<number>[], start: number): Set<number> {
  const seen = new Set([start]);
  for (const one of seen) for (const next of neighbours[one] ?? []) seen.add(next);
  return seen;
}
