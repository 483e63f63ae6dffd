import { Notice } from "@/components/ui/notice";
import { formatDateTime, formatMoney } from "@/lib/format";
import type { Run } from "@/lib/runs/schemas";

/** Who said yes or no, when, and at what price. */
export function DecisionNote({ decision, className }: { decision: NonNullable<Run["decision"]>; className?: string }) {
  const { outcome, by, at, usd, reason } = decision;
  const who = by ?? "Somebody who left";
  const price = usd === null ? "with a price that was not known" : `at up to ${formatMoney(usd)}`;
  return outcome === "approved" ? (
    <p className={`hint ${className ?? ""}`}>
      Approved by {who} {price}, {formatDateTime(at)}.
    </p>
  ) : (
    <Notice tone="caution" className={className ?? ""} title={`${who} declined it, ${formatDateTime(at)}.`}>
      {reason}
    </Notice>
  );
}
