import { plain, similarity } from "@/lib/survival/parity/similarity";

/** Two answers are alike that share so much; endpoints that answer many at once are never exact to the letter. */
export const alikeFrom = 0.9;

export interface Answers {
  first: string;
  again: string;
  served: string;
}

export const areAlike = (one: string, other: string) => plain(one) === plain(other) || similarity(one, other) >= alikeFrom;

/** Whether the gateway's way said what the trainer says. */
export const isServedSame = ({ first, again, served }: Answers) => areAlike(first, served) || areAlike(again, served);

/**
 * Which of three answers is the odd one out; null where all are alike or none stands out. If one model answered all three by the same way,
 * each would be the odd one equally often, however much it differs from itself.
 */
export function oddOneOut({ first, again, served }: Answers): "first" | "again" | "served" | null {
  const pairs = [
    { odd: "served" as const, alike: similarity(first, again) },
    { odd: "again" as const, alike: similarity(first, served) },
    { odd: "first" as const, alike: similarity(again, served) },
  ].toSorted((a, b) => b.alike - a.alike);
  const [best, second, worst] = pairs;
  if (!best || !second || !worst || worst.alike >= alikeFrom || best.alike === second.alike) return null;
  return best.odd;
}
