import { StateMark } from "@/components/ui/state-mark";
import { leakWords } from "@/lib/datasets/versions/leak-words";
import type { LeakCounts } from "@/lib/datasets/versions/schemas";

/** Travels with every score: whether the model had seen what it was measured on. */
export function LeakBadge({ leak, className }: { leak: LeakCounts | null; className?: string }) {
  const state = leak === null ? "waiting" : leak.exact + leak.near > 0 ? "attention" : "done";
  return (
    <StateMark state={state} className={className ? `whitespace-normal ${className}` : "whitespace-normal"}>
      {leakWords(leak)}
    </StateMark>
  );
}
