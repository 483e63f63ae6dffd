"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { KeyboardEvent } from "react";
import { errorWords } from "@/components/layout/error-words";
import { useToast } from "@/components/ui/toast-context";
import { exampleQuery } from "@/lib/datasets/examples/hooks";
import type { Example } from "@/lib/datasets/examples/schemas";
import { exampleReviewsQuery, useJudgeExample, useMoveExample, useUndoJudgement } from "@/lib/datasets/reviews/hooks";
import type { ReviewDecision, ReviewOutcome } from "@/lib/datasets/reviews/schemas";
import type { Draft } from "../examples/use-example-draft";
import { usePeople } from "../examples/use-people";

export const outcomeWords: Record<ReviewOutcome, string> = {
  approved: "Accepted",
  rejected: "Rejected",
  waiting: "Judged; others are still to judge",
  disagreement: "Judged; the reviewers differ, a lead settles it",
  skipped: "Skipped",
};

type ReviewProps = {
  projectId: string;
  example: Example;
  draft: Draft;
  /** Where examples come one after the other; the page then goes on and undoes by itself. */
  onJudged?: (exampleId: string) => void;
};

/** What may be done with an example in review, and doing it: what is typed is saved first, so that the judgement is about what is seen. */
export function useReview({ projectId, example, draft, onJudged }: ReviewProps) {
  const queryClient = useQueryClient();
  const { notify, offerUndo } = useToast();
  const { may, userId } = usePeople(projectId);
  const { data: reviews } = useQuery(exampleReviewsQuery(projectId, example.id));
  const judging = useJudgeExample(projectId);
  const undoing = useUndoJudgement(projectId);
  const moving = useMoveExample(projectId);

  const isSettled = example.state === "approved" || example.state === "rejected";
  const needed = reviews?.needed ?? 1;
  const isDisagreement = reviews?.isDisagreement ?? false;
  const own = reviews?.reviews.find(({ reviewerId, counts, decision }) => reviewerId === userId && counts && decision !== "skip");
  const isAdjudication = isDisagreement && may("launch");
  const hasTurn = !isSettled && (isAdjudication || (!isDisagreement && !(own && needed > 1)));

  async function judge(decision: ReviewDecision, reason = "") {
    const revision = await draft.flush();
    if (revision === null)
      return notify({
        title: "Not judged yet: what is typed could not be saved.",
        body: "The note beside the text says why.",
        state: "attention",
      });
    const { state } = queryClient.getQueryData(exampleQuery(projectId, example.id).queryKey) ?? example;
    judging.mutate(
      { exampleId: example.id, revision, state, decision, reason, isAdjudication: isAdjudication && decision !== "skip" },
      {
        onSuccess: ({ outcome }) => {
          if (onJudged) onJudged(example.id);
          else offerUndo({ title: outcomeWords[outcome], onUndo: () => undo(example.id) });
        },
        onError: (error) => {
          notify({ title: "Your judgement was not saved.", body: errorWords(error), state: "attention" });
          void queryClient.invalidateQueries({ queryKey: exampleQuery(projectId, example.id).queryKey });
        },
      },
    );
  }

  function undo(exampleId: string) {
    undoing.mutate(exampleId, {
      onError: (error) => notify({ title: "It was not taken back.", body: errorWords(error), state: "attention" }),
    });
  }

  function reopen() {
    moving.mutate(
      { exampleId: example.id, from: example.state, to: "in_review" },
      { onError: (error) => notify({ title: "It was not opened again.", body: errorWords(error), state: "attention" }) },
    );
  }

  const canJudge = hasTurn && may("edit") && draft.state.kind !== "conflict";

  /** While typing: Esc leaves the field, so that single keys work again; Ctrl Enter saves the fix and accepts it. */
  function onEditorKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape" && event.target instanceof HTMLElement) {
      event.stopPropagation();
      event.target.blur();
    }
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !canJudge || judging.isPending) return;
    event.preventDefault();
    void judge("approve");
  }

  return {
    reviews,
    needed,
    own,
    isSettled,
    isDisagreement,
    isAdjudication,
    canJudge,
    isBusy: judging.isPending,
    onEditorKeyDown,
    judge,
    undo,
    reopen,
    may,
  };
}

export type Review = ReturnType<typeof useReview>;
