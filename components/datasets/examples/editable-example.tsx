"use client";

import { useRef } from "react";
import type { Example } from "@/lib/datasets/examples/schemas";
import { formatNumber } from "@/lib/format";
import { ExampleIssues } from "../checks/example-issues";
import { Comments } from "../comments/comments";
import { Judgements } from "../reviews/judgements";
import { ReviewActions } from "../reviews/review-actions";
import { useReview } from "../reviews/use-review";
import { RevisionList } from "../revisions/revision-list";
import { ContentEditor } from "./content-editor";
import { DeleteExample } from "./delete-example";
import { useDraftAnswerControl } from "./draft-answer-context";
import { DraftNote } from "./draft-note";
import { EditConflict } from "./edit-conflict";
import { ExampleLabels } from "./example-labels";
import { MachineNote } from "./machine-note";
import { ExampleMarks } from "./marks-context";
import { useExampleDraft } from "./use-example-draft";

type EditableExampleProps = { projectId: string; example: Example; onGone: () => void };

export function EditableExample({ projectId, example, onGone }: EditableExampleProps) {
  const draft = useExampleDraft(projectId, example);
  const review = useReview({ projectId, example, draft });
  const body = useRef<HTMLElement>(null);
  const DraftAnswer = useDraftAnswerControl();
  const readOnly = !review.may("edit");

  return (
    <>
      <section aria-label="Conversation" ref={body} onKeyDown={review.onEditorKeyDown}>
        {draft.state.kind === "conflict" ? (
          <EditConflict projectId={projectId} exampleId={example.id} mine={draft.content} onSettle={draft.settle} />
        ) : (
          <ExampleMarks projectId={projectId} exampleId={example.id}>
            <ContentEditor projectId={projectId} example={example} draft={draft} readOnly={readOnly} />
          </ExampleMarks>
        )}
      </section>
      <ExampleIssues projectId={projectId} exampleId={example.id} prepare={draft.flush} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 px-5 py-4 max-md:px-4">
        {example.isMachineWritten && <MachineNote />}
        {DraftAnswer && !readOnly && <DraftAnswer projectId={projectId} exampleId={example.id} prepare={draft.flush} />}
        <ExampleLabels projectId={projectId} example={example} readOnly={readOnly} />
        <Judgements projectId={projectId} example={example} reviews={review.reviews} />
        <RevisionList projectId={projectId} example={example} readOnly={readOnly} />
        <Comments projectId={projectId} exampleId={example.id} readOnly={readOnly} />
        <div className="flex flex-wrap items-center gap-x-3">
          <p className="hint min-w-40 flex-1">
            {example.sourceFile ? `From ${example.sourceFile}, row ${formatNumber(example.sourceRow ?? 0)}. ` : "Written here. "}
            Frozen versions keep the text they were frozen with.
          </p>
          {!readOnly && <DeleteExample projectId={projectId} exampleId={example.id} onGone={onGone} />}
        </div>
      </div>
      <footer className="sticky bottom-0 mt-auto grid gap-2 border-t bg-surface px-5 py-3 max-md:px-4">
        <ReviewActions example={example} draft={draft} review={review} within={body} />
        {!readOnly && <DraftNote draft={draft} />}
      </footer>
    </>
  );
}
