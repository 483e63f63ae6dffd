import { formatDuration } from "@/lib/format";

type Range = readonly [number, number];

/** "19 to 26 min": a likely range, in one unit where both ends share it. */
export function durationRange([from, to]: Range): string {
  const [low, high] = [formatDuration(roundly(from)), formatDuration(roundly(to))];
  if (low === high) return `about ${low}`;
  const [lowNumber, lowUnit, ...more] = low.split(" ");
  return more.length === 0 && high.endsWith(` ${lowUnit}`) && high.split(" ").length === 2
    ? `${lowNumber} to ${high}`
    : `${low} to ${high}`;
}

/** "about 2 min" */
export function aboutDuration([from, to]: Range): string {
  return `about ${formatDuration(roundly((from + to) / 2))}`;
}

/** A guess shows no more digits than it knows. */
function roundly(seconds: number): number {
  const unit = seconds < 10 ? 1 : seconds < 60 ? 5 : seconds < 600 ? 30 : 60;
  return Math.max(1, Math.round(seconds / unit)) * unit * 1_000;
}
