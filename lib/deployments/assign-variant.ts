import { createHash } from "node:crypto";
import { bucketCount } from "./allocate-ranges";
import type { Ranges } from "./schemas";

/** Where a unit falls: the same salt and unit always give the same bucket, another salt an independent one. */
export function bucketOf(salt: string, unit: string): number {
  const digest = createHash("sha256").update(`${salt}\n${unit}`).digest();
  // 48 bits of it: more than any split can tell apart, and exact as a number.
  return Math.floor((digest.readUIntBE(0, 6) / 2 ** 48) * bucketCount);
}

/** Who holds the bucket. The ranges of a deployment cover every bucket once, so there is one. */
export function variantAt<V extends { ranges: Ranges }>(variants: readonly V[], bucket: number): V | undefined {
  return variants.find(({ ranges }) => ranges.some(([from, to]) => bucket >= from && bucket < to));
}
