import type { Deployment, Variant } from "@/lib/deployments/schemas";
import type { Difference } from "./changed-meanwhile";
import { shareWords, variantName } from "./variant-words";

type Shares = Pick<Deployment, "variants">;

/** What is typed of the shares: percent by variant, for those that were touched. */
export type TypedShares = Readonly<Record<string, string>>;

export const nobody = "nobody";
export const fallbackLabel = "Who stands in when a variant fails";

export const percentOf = (share: number) => String(Math.round(share * 10_000) / 100);

export const fallbackOf = ({ variants }: Shares) => variants.find(({ isFallback }) => isFallback)?.id ?? nobody;

const shareIn = ({ variants }: Shares, variantId: string) => variants.find(({ id }) => id === variantId)?.share ?? 0;

/** Every variant that there is by now, with the share that it had when the form was opened. */
export const rowsOf = (opened: Shares, now: Shares): Variant[] =>
  now.variants
    .map((variant) => ({ ...variant, share: shareIn(opened, variant.id) }))
    .toSorted((a, b) => b.share - a.share || b.number - a.number);

/** How somebody else has moved the traffic since the form was opened. */
export function shareDifferences(opened: Shares, now: Shares): Difference[] {
  const moved = now.variants.flatMap((variant) => {
    const was = shareIn(opened, variant.id);
    return was === variant.share ? [] : { label: variantName(variant, now.variants), was: shareWords(was), is: shareWords(variant.share) };
  });
  const [was, is] = [fallbackOf(opened), fallbackOf(now)];
  const nameOf = (id: string) => {
    const variant = now.variants.find((one) => one.id === id);
    return variant ? variantName(variant, now.variants) : nobody;
  };
  return was === is ? moved : [...moved, { label: fallbackLabel, was: nameOf(was), is: nameOf(is) }];
}

/** What was typed for variants whose share somebody else has moved gives way; the rest stays. */
export const takeNewerShares = (typed: TypedShares, opened: Shares, now: Shares): TypedShares =>
  Object.fromEntries(Object.entries(typed).filter(([id]) => shareIn(opened, id) === shareIn(now, id)));
