import type { VersionChanges } from "@/lib/datasets/versions/schemas";
import { formatNumber } from "@/lib/format";

/** "25 added, 1 changed": what is not zero, in few words. */
export function changeWords(changes: VersionChanges | null): string {
  if (!changes) return "the first";
  const { added, changed, moved, removed } = changes;
  const words = [
    [added, "added"],
    [changed, "changed"],
    [moved, "moved"],
    [removed, "removed"],
  ].flatMap(([count, word]) => (typeof count === "number" && count > 0 ? `${formatNumber(count)} ${word}` : []));
  return words.length > 0 ? words.join(", ") : "the same examples";
}
