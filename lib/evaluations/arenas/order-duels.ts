export interface DuelTally {
  oneId: string;
  otherId: string;
  oneBetter: number;
  otherBetter: number;
  ties: number;
  /** Held by somebody right now. */
  held: number;
}

/**
 * Which two models should be held against each other next: those where one more judgement tells most. That is little where they met often, and
 * little where one always wins; the information of n outcomes with share p is n · p (1 − p), and one more adds about 1 / (n + 1) of the rest.
 */
export function orderDuels(tallies: readonly DuelTally[]): DuelTally[] {
  return tallies
    .map((tally, index) => ({ tally, index, need: needOf(tally) }))
    .sort((a, b) => b.need - a.need || a.index - b.index)
    .map(({ tally }) => tally);
}

function needOf({ oneBetter, otherBetter, ties, held }: DuelTally): number {
  const judged = oneBetter + otherBetter + ties;
  const share = (oneBetter + ties / 2 + 1) / (judged + 2);
  return (share * (1 - share)) / (judged + held + 1);
}
