import type { ReactNode } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { formatMoney } from "@/lib/format";
import { costWords } from "@/lib/runs/spending/cost-words";
import type { CostRange, Spending } from "@/lib/runs/spending/schemas";

type ApproveDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** "run 3", or "this run" before it has a number. */
  name: string;
  cost: CostRange;
  spending: Spending | undefined;
  busy: boolean;
  problem?: ReactNode;
  onApprove: () => void;
};

/** Money is spent: the dialog names the price, and so does its button. */
export function ApproveDialog({ open, onOpenChange, name, cost, spending, busy, problem, onApprove }: ApproveDialogProps) {
  const upTo = cost ? `, up to ${formatMoney(cost[1])}` : ", price not known";
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Approve ${name}?`}
      confirmLabel={`Approve ${name}${upTo}`}
      busy={busy}
      onConfirm={onApprove}
    >
      <p>
        {cost === null ? "Nobody knows what it will cost: no price is entered for this base model." : `It may cost ${costWords(cost)}.`}{" "}
        {spending && `A run may cost ${formatMoney(spending.spendingLimitUsd)} here unasked.`}
        {spending?.leftUsd != null && ` ${formatMoney(spending.leftUsd)} of this month’s budget are left.`}
      </p>
      <p className="mt-2">It starts at once, and your name and this price are kept with it.</p>
      {problem && (
        <Notice tone="negative" className="mt-3">
          {problem}
        </Notice>
      )}
    </ConfirmDialog>
  );
}
