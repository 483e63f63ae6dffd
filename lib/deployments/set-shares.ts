import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { allocateRanges, bucketCount } from "./allocate-ranges";
import { changeTraffic } from "./change-traffic";
import { type Deployment, type SetSharesInput, setSharesInput, type Traffic } from "./schemas";

/** Shares the traffic anew; nobody moves who need not. Variants that are not named get none. */
export async function setShares(caller: Caller, deploymentId: string, given: SetSharesInput): Promise<Deployment> {
  const { routingVersion, reason, shares, fallbackVariantId } = setSharesInput.parse(given);
  const buckets = toBuckets(shares);
  const decide = (before: Traffic) => {
    for (const id of [...buckets.keys(), ...(fallbackVariantId ? [fallbackVariantId] : [])])
      if (!before.some(({ variantId }) => variantId === id)) throw new AppError("not_found", "This deployment has no such variant.");
    const ranges = allocateRanges(before.map((one) => ({ id: one.variantId, ranges: one.ranges, share: buckets.get(one.variantId) ?? 0 })));
    return before.map(({ variantId }) => ({
      variantId,
      ranges: ranges.get(variantId) ?? [],
      isFallback: variantId === fallbackVariantId,
    }));
  };
  return changeTraffic(caller, deploymentId, { kind: "shares", routingVersion, reason, decide });
}

/** Rounded so that they still make the whole: what is left over goes to the largest remainders. */
function toBuckets(shares: { variantId: string; share: number }[]): Map<string, number> {
  const exact = shares.map(({ variantId, share }) => ({ variantId, wanted: share * bucketCount }));
  const buckets = new Map(exact.map(({ variantId, wanted }) => [variantId, Math.floor(wanted + 1e-6)]));
  const left = bucketCount - [...buckets.values()].reduce((sum, count) => sum + count, 0);
  const byRemainder = exact.toSorted((a, b) => (b.wanted % 1) - (a.wanted % 1));
  for (const { variantId } of byRemainder.slice(0, left)) buckets.set(variantId, (buckets.get(variantId) ?? 0) + 1);
  return buckets;
}
