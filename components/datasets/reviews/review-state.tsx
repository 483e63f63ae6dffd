import type { StateName } from "@/components/ui/state-icon";
import { StateMark } from "@/components/ui/state-mark";
import { cn } from "@/lib/cn";
import type { ReviewState } from "@/lib/datasets/schemas";

export const reviewStateWords: Record<ReviewState, string> = {
  draft: "draft",
  in_review: "in review",
  approved: "approved",
  rejected: "rejected",
};

const marks: Record<ReviewState, StateName> = { draft: "waiting", in_review: "open", approved: "accepted", rejected: "stopped" };

type ReviewStateMarkProps = { state: ReviewState; isMachineWritten?: boolean; className?: string };

/** Where an example stands. A model's answer that nobody has taken says so, because it is not frozen. */
export function ReviewStateMark({ state, isMachineWritten = false, className }: ReviewStateMarkProps) {
  return (
    <StateMark state={isMachineWritten ? "attention" : marks[state]} className={cn(state === "in_review" && "font-medium", className)}>
      {isMachineWritten ? "by a model" : reviewStateWords[state]}
    </StateMark>
  );
}
