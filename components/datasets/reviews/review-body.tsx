"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { Example } from "@/lib/datasets/examples/schemas";
import { ExampleIssues } from "../checks/example-issues";
import { Comments } from "../comments/comments";
import { ContentEditor } from "../examples/content-editor";
import { useDraftAnswerControl } from "../examples/draft-answer-context";
import { DraftNote } from "../examples/draft-note";
import { EditConflict } from "../examples/edit-conflict";
import { ExampleLabels } from "../examples/example-labels";
import { MachineNote } from "../examples/machine-note";
import { ExampleMarks } from "../examples/marks-context";
import { useExampleDraft } from "../examples/use-example-draft";
import { RevisionList } from "../revisions/revision-list";
import { Judgements } from "./judgements";
import { ReviewActions } from "./review-actions";
import { useReview } from "./use-review";

type ReviewBodyProps = {
  projectId: string;
  example: Example;
  onJudged: (exampleId: string) => void;
  onBack: (() => void) | undefined;
  onNext: () => void;
};

/** One example to judge: the conversation in the middle, what is known about it beside it, one row of keys below. */
export function ReviewBody({ projectId, example, onJudged, onBack, onNext }: ReviewBodyProps) {
  const draft = useExampleDraft(projectId, example);
  const review = useReview({ projectId, example, draft, onJudged });
  const body = useRef<HTMLElement>(null);
  const DraftAnswer = useDraftAnswerControl();
  const readOnly = !review.may("edit");

  return (
    <div className="grid grid-cols-1 items-start gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,1fr)_320px]">
      <div className="min-w-0">
        <section aria-label="Example" ref={body} className="panel overflow-hidden" onKeyDown={review.onEditorKeyDown}>
          {draft.state.kind === "conflict" ? (
            <EditConflict projectId={projectId} exampleId={example.id} mine={draft.content} onSettle={draft.settle} />
          ) : (
            <ExampleMarks projectId={projectId} exampleId={example.id}>
              <ContentEditor projectId={projectId} example={example} draft={draft} readOnly={readOnly} />
            </ExampleMarks>
          )}
          <ExampleIssues projectId={projectId} exampleId={example.id} prepare={draft.flush} />
        </section>
        {example.isMachineWritten && (
          <div className="mt-3">
            <MachineNote />
          </div>
        )}
        <div className="sticky bottom-0 z-10 bg-canvas py-3 max-md:bottom-15">
          <ReviewActions example={example} draft={draft} review={review} within={body} isInQueue />
          <div className="mt-2 flex flex-wrap items-center gap-2">
            {!readOnly && <DraftNote draft={draft} />}
            <span className="ml-auto flex gap-1">
              <Button size="small" variant="plain" disabledReason={onBack ? undefined : "This is the first one."} onClick={onBack}>
                Back <Kbd className="max-md:hidden">K</Kbd>
              </Button>
              <Button size="small" variant="plain" onClick={onNext}>
                Next <Kbd className="max-md:hidden">J</Kbd>
              </Button>
            </span>
          </div>
        </div>
      </div>
      <aside className="grid grid-cols-1 gap-5" aria-label="About the example">
        <h2 className="sr-only">About the example</h2>
        {DraftAnswer && !readOnly && <DraftAnswer projectId={projectId} exampleId={example.id} prepare={draft.flush} />}
        <Judgements projectId={projectId} example={example} reviews={review.reviews} />
        <Comments projectId={projectId} exampleId={example.id} readOnly={readOnly} />
        <ExampleLabels projectId={projectId} example={example} readOnly={readOnly} />
        <RevisionList projectId={projectId} example={example} readOnly={readOnly} />
      </aside>
    </div>
  );
}
