"use client";

import { type RefObject, useState } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { StateMark } from "@/components/ui/state-mark";
import { useKeys } from "@/components/ui/use-keys";
import { cn } from "@/lib/cn";
import type { Example } from "@/lib/datasets/examples/schemas";
import type { Draft } from "../examples/use-example-draft";
import { RejectDialog } from "./reject-dialog";
import { ReviewStateMark } from "./review-state";
import type { Review } from "./use-review";

type ReviewActionsProps = {
  example: Example;
  draft: Draft;
  review: Review;
  /** Where E puts the cursor: the answer in here. */
  within: RefObject<HTMLElement | null>;
  /** One after the other: there is a next one to skip to, and the page itself undoes. */
  isInQueue?: boolean;
};

/** Accept, save the fix, reject, skip: one key each. */
export function ReviewActions({ example, draft, review, within, isInQueue = false }: ReviewActionsProps) {
  const [isRejecting, setRejecting] = useState(false);
  const { canJudge, isSettled, isAdjudication, isBusy, judge, reopen, may } = review;
  const isFixed = draft.state.kind !== "clean";

  useKeys(
    {
      a: () => void judge("approve"),
      f: () => isFixed && void judge("approve"),
      r: (event) => {
        event.preventDefault();
        setRejecting(true);
      },
      ...(isInQueue && !isAdjudication ? { s: () => void judge("skip") } : {}),
    },
    canJudge && !isBusy,
  );
  useKeys({
    e: (event) => {
      event.preventDefault();
      within.current?.querySelector<HTMLElement>("[data-answer] textarea")?.focus();
    },
    ...(review.own && !isInQueue ? { z: () => review.undo(example.id) } : {}),
  });

  if (!may("edit")) return <ReviewStateMark state={example.state} isMachineWritten={example.isMachineWritten} />;
  if (isSettled)
    return (
      <div className="flex items-center gap-3">
        <ReviewStateMark state={example.state} />
        <Button size="small" className="ml-auto" onClick={reopen}>
          Open again
        </Button>
      </div>
    );
  if (!canJudge) return <WhyNot review={review} onUndo={() => review.undo(example.id)} />;

  const both = cn("flex-1 max-md:h-11 max-md:px-2", isInQueue ? "h-10" : "h-9");
  return (
    <>
      {isAdjudication && <p className="hint mb-2">The reviewers differ about this one; yours is the last word.</p>}
      <div className="flex flex-wrap gap-2 max-md:gap-1.5">
        <Button variant={isFixed ? "quiet" : "primary"} className={both} busy={isBusy} onClick={() => void judge("approve")}>
          Accept <Kbd className="max-md:hidden">A</Kbd>
        </Button>
        <Button
          variant={isFixed ? "primary" : "quiet"}
          className={both}
          busy={isBusy}
          disabledReason={isFixed ? undefined : "You have not changed anything. Accept takes it as it is."}
          onClick={() => void judge("approve")}
        >
          Save my fix <Kbd className="max-md:hidden">F</Kbd>
        </Button>
        <Button className={both} busy={isBusy} onClick={() => setRejecting(true)}>
          Reject <Kbd className="max-md:hidden">R</Kbd>
        </Button>
        {isInQueue && !isAdjudication && (
          <Button variant="plain" className={both} busy={isBusy} onClick={() => void judge("skip")}>
            Skip <Kbd className="max-md:hidden">S</Kbd>
          </Button>
        )}
      </div>
      <RejectDialog
        open={isRejecting}
        onOpenChange={setRejecting}
        onReject={(reason) => {
          setRejecting(false);
          void judge("reject", reason);
        }}
      />
    </>
  );
}

function WhyNot({ review: { own, isDisagreement }, onUndo }: { review: Review; onUndo: () => void }) {
  if (isDisagreement)
    return (
      <StateMark state="attention" className="text-on-surface-2">
        The reviewers differ. A lead settles it.
      </StateMark>
    );
  if (!own) return null;
  return (
    <div className="flex items-center gap-3">
      <StateMark state={own.decision === "approve" ? "accepted" : "stopped"} className="text-on-surface-2">
        You {own.decision === "approve" ? "accepted" : "rejected"} it; others are still to judge.
      </StateMark>
      <Button size="small" variant="plain" className="ml-auto" onClick={onUndo}>
        Take it back <Kbd>Z</Kbd>
      </Button>
    </div>
  );
}
