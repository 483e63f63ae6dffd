import { type Bounds, clamp } from "./interval";
import { zFor } from "./normal";

/**
 * Interval of a share, honest at 0 and at 1 too. Wilson, J. Am. Stat. Assoc. 22, 1927; Newcombe, Stat. Med. 17:857, 1998, method 3.
 * `successes` may be a sum of scores between 0 and 1: none of the same mean varies more than 0 and 1 do, so the interval is only ever too wide.
 */
export function wilsonInterval(successes: number, n: number, confidence = 0.95): Bounds {
  if (n === 0) return [0, 1];
  const z = zFor(confidence);
  const share = successes / n;
  const centre = share + (z * z) / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  // At the ends the formula meets 0 and 1 exactly; rounding would miss them by a hair.
  return [successes <= 0 ? 0 : clamp((centre - reach) / scale, 0, 1), successes >= n ? 1 : clamp((centre + reach) / scale, 0, 1)];
}
