import { reachAt } from "./always-valid";
import { normalQuantile, zFor } from "./normal";

interface Wanted {
  /** Of one unit. */
  variance: number;
  /** The smallest difference worth having. */
  effect: number;
  power?: number;
  confidence?: number;
}

interface Coming {
  /** Of one unit. */
  variance: number;
  units: number;
  share: number;
  power?: number;
  confidence?: number;
}

/** Units in each of two equal arms, looked at once at the end. Lehr's rule in full: 2 (z₁₋α⸝₂ + z₁₋β)² σ² / δ². */
export function unitsPerArm({ variance, effect, power = 0.8, confidence = 0.95 }: Wanted): number {
  requireEffect(effect);
  return Math.ceil((2 * (zFor(confidence) + normalQuantile(power)) ** 2 * variance) / effect ** 2);
}

/** The same, for who looks whenever they want: where the always-valid interval excludes 0 with that power. */
export function unitsPerArmWhenPeeking({ variance, effect, power = 0.8, confidence = 0.95 }: Wanted): number {
  requireEffect(effect);
  const shows = (perArm: number) => {
    const error = Math.sqrt((2 * variance) / perArm);
    return effect / error >= reachAt(2 * perArm, 1 - confidence) + normalQuantile(power);
  };
  let [low, high] = [1, 2];
  while (!shows(high) && high < 2 ** 50) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (shows(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The smallest difference that shows with that power, wherever one looks, once as many units have come; the treatment has `share` of them. */
export function effectThatShows({ variance, units, share, power = 0.8, confidence = 0.95 }: Coming): number {
  const error = Math.sqrt(variance / (units * share * (1 - share)));
  return error * (reachAt(units, 1 - confidence) + normalQuantile(power));
}

/** Units of both arms together until that difference shows. */
export function unitsUntilShown({ effect, ...rest }: Omit<Coming, "units"> & { effect: number }): number {
  requireEffect(effect);
  let [low, high] = [2, 4];
  while (effectThatShows({ ...rest, units: high }) > effect && high < 2 ** 50) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (effectThatShows({ ...rest, units: middle }) > effect) low = middle;
    else high = middle;
  }
  return high;
}

function requireEffect(effect: number): void {
  if (!(effect > 0)) throw new RangeError(`The smallest difference worth having is above 0, not ${effect}.`);
}
