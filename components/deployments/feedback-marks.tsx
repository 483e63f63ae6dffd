import { PencilLine, ThumbsDown, ThumbsUp } from "lucide-react";
import type { Feedback } from "@/lib/deployments/schemas";

const stroke = { className: "size-3.5", strokeWidth: 1.75, "aria-hidden": true } as const;

/** What production said, as far as a mark can say it. */
export function FeedbackMarks({ feedback }: { feedback: readonly Feedback[] }) {
  const thumb = feedback.find(({ kind }) => kind === "thumb");
  const isCorrected = feedback.some(({ kind }) => kind === "correction");
  return (
    <>
      {thumb && (
        <span title={thumb.value ? "thumb up" : "thumb down"} className={thumb.value ? "text-positive" : "text-negative"}>
          {thumb.value ? <ThumbsUp {...stroke} /> : <ThumbsDown {...stroke} />}
          <span className="sr-only">{thumb.value ? "thumb up" : "thumb down"}</span>
        </span>
      )}
      {isCorrected && (
        <span title="corrected" className="text-on-surface-2">
          <PencilLine {...stroke} />
          <span className="sr-only">corrected</span>
        </span>
      )}
    </>
  );
}
