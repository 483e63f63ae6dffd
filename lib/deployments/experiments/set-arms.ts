import { AppError } from "@/lib/errors";
import { allocateRanges, bucketCount } from "../allocate-ranges";
import type { Traffic } from "../schemas";

interface Arms {
  controlId: string;
  treatmentId: string;
  /** The treatment's. */
  share: number;
}

/** All traffic to the two sides of a test. The fallback stays: whoever it answers for counts as assigned. */
export function setArms({ controlId, treatmentId, share }: Arms): (before: Traffic) => Traffic {
  return (before) => {
    for (const id of [controlId, treatmentId])
      if (!before.some(({ variantId }) => variantId === id)) throw new AppError("not_found", "This deployment has no such variant.");
    const treated = Math.round(share * bucketCount);
    const shares = new Map([
      [controlId, bucketCount - treated],
      [treatmentId, treated],
    ]);
    const ranges = allocateRanges(before.map((one) => ({ id: one.variantId, ranges: one.ranges, share: shares.get(one.variantId) ?? 0 })));
    return before.map((one) => ({ ...one, ranges: ranges.get(one.variantId) ?? [] }));
  };
}
