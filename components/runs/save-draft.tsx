"use client";

import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { useSaveDraft } from "@/lib/runs/hooks";
import type { CreateRunInput } from "@/lib/runs/schemas";

type SaveDraftProps = {
  projectId: string;
  draftId: string | null;
  input: CreateRunInput;
  onSaved: (draftId: string) => void;
};

/** Half-finished work is kept: a draft stands in the list of runs until somebody goes on with it. */
export function SaveDraft({ projectId, draftId, input, onSaved }: SaveDraftProps) {
  const save = useSaveDraft(projectId, draftId);
  const isSaved = save.isSuccess && JSON.stringify(save.variables) === JSON.stringify(input);
  return (
    <>
      <span className="text-xs" aria-live="polite">
        {save.error ? <span className="text-negative">{errorWords(save.error)}</span> : isSaved && "Draft saved"}
      </span>
      <Button variant="quiet" busy={save.isPending} onClick={() => save.mutate(input, { onSuccess: ({ id }) => onSaved(id) })}>
        Save draft
      </Button>
    </>
  );
}
