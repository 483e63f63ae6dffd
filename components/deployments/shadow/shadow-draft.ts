import type { Variant } from "@/lib/deployments/schemas";
import type { Shadow } from "@/lib/deployments/shadow/schemas";
import type { Difference } from "../changed-meanwhile";
import { shareWords, variantName } from "../variant-words";

type Asked = Pick<Shadow, "variantId" | "share">;

/** What is asked in the shadow as it is typed: a variant, or a model that becomes one. */
export interface ShadowDraft {
  chosen: string;
  percent: string;
}

export const draftOf = ({ variantId, share }: Asked): ShadowDraft => ({
  chosen: variantId ?? "",
  percent: String(Math.round(share * 10_000) / 100),
});

/** What somebody else has set since the form was opened. While nothing is asked, the share is nobody's. */
export function shadowDifferences(opened: Asked, now: Asked, variants: readonly Variant[]): Difference[] {
  const nameOf = (id: string | null) => {
    const variant = variants.find((one) => one.id === id);
    return variant ? variantName(variant, variants) : id === null ? "nothing" : "another variant";
  };
  const isOther = opened.variantId !== now.variantId;
  const isMore = now.variantId !== null && opened.share !== now.share;
  return [
    ...(isOther ? [{ label: "What is asked", was: nameOf(opened.variantId), is: nameOf(now.variantId) }] : []),
    ...(isMore ? [{ label: "Of the requests", was: shareWords(opened.share), is: shareWords(now.share) }] : []),
  ];
}

/** What somebody else has set takes its place; what was typed into the other field stays. */
export function takeNewerShadow(draft: ShadowDraft, opened: Asked, now: Asked): ShadowDraft {
  const newer = draftOf(now);
  return {
    chosen: opened.variantId === now.variantId ? draft.chosen : newer.chosen,
    percent: opened.share === now.share ? draft.percent : newer.percent,
  };
}
