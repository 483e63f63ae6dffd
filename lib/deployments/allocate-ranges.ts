import type { Ranges } from "./schemas";

/** People fall into as many buckets; a share is a number of them, so a hundredth of a percent is the finest split. */
export const bucketCount = 10_000;

interface Wanted {
  id: string;
  /** What it holds now; empty when it is new. */
  ranges: Ranges;
  /** Buckets that it shall hold. */
  share: number;
}

/**
 * New ranges for new shares. Only the buckets that somebody must give up move, so nobody changes from one variant to another whose share did
 * not shrink. Who shrinks gives from its end, who grows takes from the beginning of what is free.
 */
export function allocateRanges(wanted: Wanted[]): Map<string, Ranges> {
  const total = wanted.reduce((sum, { share }) => sum + share, 0);
  if (total !== bucketCount) throw new Error(`The shares make ${total} buckets, not ${bucketCount}.`);
  const kept = wanted.map(({ id, ranges, share }) => ({ id, share, ranges: firstBuckets(ranges, share) }));
  const free = gapsBetween(kept.flatMap(({ ranges }) => ranges));
  return new Map(kept.map(({ id, share, ranges }) => [id, joined([...ranges, ...takeBuckets(free, share - sizeOf(ranges))])]));
}

export const sizeOf = (ranges: Ranges) => ranges.reduce((sum, [from, to]) => sum + to - from, 0);

function firstBuckets(ranges: Ranges, count: number): Ranges {
  return takeBuckets([...ranges], Math.min(count, sizeOf(ranges)));
}

/** Takes them out of `from`. */
function takeBuckets(from: Ranges, count: number): Ranges {
  const taken: Ranges = [];
  for (let left = count; left > 0; ) {
    const next = from.shift();
    if (!next) throw new Error("There are fewer free buckets than the shares ask for.");
    const [begin, end] = next;
    const cut = Math.min(end, begin + left);
    taken.push([begin, cut]);
    if (cut < end) from.unshift([cut, end]);
    left -= cut - begin;
  }
  return taken;
}

function gapsBetween(taken: Ranges): Ranges {
  const gaps: Ranges = [];
  let at = 0;
  for (const [from, to] of taken.toSorted(([a], [b]) => a - b)) {
    if (from > at) gaps.push([at, from]);
    at = to;
  }
  if (at < bucketCount) gaps.push([at, bucketCount]);
  return gaps;
}

function joined(ranges: Ranges): Ranges {
  const result: Ranges = [];
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last && last[1] === from) result[result.length - 1] = [last[0], to];
    else result.push([from, to]);
  }
  return result;
}
