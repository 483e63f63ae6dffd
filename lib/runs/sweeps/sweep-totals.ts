type Range = [number, number];

interface Priced {
  trainerId: string;
  usd: Range | null;
  seconds: Range | null;
}

const add = (a: Range, b: Range): Range => [a[0] + b[0], a[1] + b[1]];

/** Null as soon as one price is missing: a sum without it would look like the whole. */
export function totalUsd(members: readonly Priced[]): Range | null {
  return members.reduce<Range | null>((sum, { usd }) => (sum && usd ? add(sum, usd) : null), [0, 0]);
}

/** From the first start to the last end: each trainer takes the next run as soon as one of its places is free, all trainers at once. */
export function totalSeconds(members: readonly Priced[], parallelRunsOf: (trainerId: string) => number): Range | null {
  const trainers = [...new Set(members.map(({ trainerId }) => trainerId))];
  return trainers.reduce<Range | null>(
    (longest, trainerId) => {
      const own = members.filter((member) => member.trainerId === trainerId);
      const seconds = own.flatMap((member) => (member.seconds ? [member.seconds] : []));
      if (!longest || seconds.length < own.length) return null;
      const ends = ([0, 1] as const).map((end) =>
        lastEnd(
          seconds.map((range) => range[end]),
          parallelRunsOf(trainerId),
        ),
      );
      return [Math.max(longest[0], ends[0] ?? 0), Math.max(longest[1], ends[1] ?? 0)];
    },
    [0, 0],
  );
}

function lastEnd(durations: readonly number[], places: number): number {
  const free = new Array<number>(Math.max(1, places)).fill(0);
  for (const duration of durations) {
    const earliest = free.indexOf(Math.min(...free));
    free[earliest] = (free[earliest] ?? 0) + duration;
  }
  return Math.max(...free);
}
