export type Domain = readonly [low: number, high: number];

export function linearScale([low, high]: Domain, [start, end]: Domain): (value: number) => number {
  const span = high - low;
  if (span === 0) return () => (start + end) / 2;
  return (value) => start + ((value - low) / span) * (end - start);
}

/** Lowest and highest of the finite values; a loop, because a long run has more of them than a call may have arguments. */
export function extent(values: readonly number[]): Domain | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? null : [low, high];
}

const steps = [1, 2, 2.5, 5, 10];

/** Round steps of 1, 2, 2.5 or 5 times a power of ten that cut the domain into about `count` parts. */
export function niceStep([low, high]: Domain, count: number): number {
  const rough = (high - low) / Math.max(1, count);
  if (!(rough > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  return (steps.find((step) => step * power >= rough * (1 - 1e-9)) ?? 10) * power;
}

/** The round numbers inside the domain. */
export function niceTicks(domain: Domain, count = 4): number[] {
  const step = niceStep(domain, count);
  const first = Math.ceil(domain[0] / step - 1e-9);
  const last = Math.floor(domain[1] / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** 1, 2 and 5 of every power of ten; where that leaves fewer than three, round numbers as on any axis. */
export function logTicks([low, high]: Domain): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    [1, 2, 5].map((digit) => Number(`${digit}e${first + index}`)),
  ).flat();
  const inside = ticks.filter((tick) => tick >= low && tick <= high);
  return inside.length >= 3 ? inside : niceTicks([low, high], 3).filter((tick) => tick > 0);
}

/** The smallest domain with round ends that holds all values. */
export function niceDomain(values: readonly number[], count = 4): Domain {
  const ends = extent(values);
  if (!ends) return [0, 1];
  const [low, high] = ends;
  if (low === high) return [low - 1, high + 1];
  const step = niceStep([low, high], count);
  return [Number((Math.floor(low / step) * step).toPrecision(12)), Number((Math.ceil(high / step) * step).toPrecision(12))];
}

/** As many digits behind the point as the steps between these ticks need. */
export function tickDigits(ticks: readonly number[]): number {
  const digits = ticks.map((tick) => String(Number(Math.abs(tick).toPrecision(12))).split(".")[1]?.length ?? 0);
  return Math.min(6, Math.max(0, ...digits));
}
