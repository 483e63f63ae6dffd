import { formatTime } from "@/lib/format";
import { durationRange } from "./duration-range";

/** "likely 3 to 5 min, at about 14:32 UTC" */
export function readyHint(left: readonly [number, number], now: Date): string {
  const middle = new Date(now.getTime() + ((left[0] + left[1]) / 2) * 1_000);
  return `likely ${durationRange(left).replace(/^about /, "")}, at about ${formatTime(middle)} UTC`;
}
