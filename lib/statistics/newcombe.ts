import type { Bounds } from "./interval";
import { wilsonInterval } from "./wilson";

interface Share {
  successes: number;
  n: number;
}

/** Interval of the difference between two shares of different cases, `b − a`. Newcombe, Stat. Med. 17:873, 1998, method 10. */
export function newcombeInterval(a: Share, b: Share, confidence = 0.95): Bounds {
  const [shareA, shareB] = [a.successes / a.n, b.successes / b.n];
  const [lowA, highA] = wilsonInterval(a.successes, a.n, confidence);
  const [lowB, highB] = wilsonInterval(b.successes, b.n, confidence);
  const difference = shareB - shareA;
  return [difference - Math.hypot(shareB - lowB, highA - shareA), difference + Math.hypot(highB - shareB, shareA - lowA)];
}
