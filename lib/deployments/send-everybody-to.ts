import { bucketCount } from "./allocate-ranges";
import type { Ranges, Traffic } from "./schemas";

/** All traffic to one variant; nobody stands in for themselves, so it is no fallback any more. */
export function sendEverybodyTo(variantId: string): (before: Traffic) => Traffic {
  const everyone: Ranges = [[0, bucketCount]];
  return (before) =>
    before.map((one) => (one.variantId === variantId ? { variantId, ranges: everyone, isFallback: false } : { ...one, ranges: [] }));
}
