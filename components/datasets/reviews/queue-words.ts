import { mostCounted, type ReviewQueueName } from "@/lib/datasets/reviews/schemas";
import { formatNumber } from "@/lib/format";

export const queueNames: Record<ReviewQueueName, string> = {
  mine: "For you",
  open: "Nobody’s yet",
  disagreements: "Disagreements",
  skipped: "Skipped by you",
};

/** A queue is counted to the point where it is just long. */
export function countWords(count: number): string {
  return count >= mostCounted ? `${formatNumber(mostCounted)}+` : formatNumber(count);
}
