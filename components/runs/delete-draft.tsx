"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { routes } from "@/lib/routes";
import { useDeleteDraft } from "@/lib/runs/hooks";

type DeleteDraftProps = { projectId: string; draft: { id: string; number: number } };

/** A draft that nobody goes on with. Nothing was sent for it, so nothing else goes with it. */
export function DeleteDraft({ projectId, draft }: DeleteDraftProps) {
  const router = useRouter();
  const remove = useDeleteDraft(projectId, draft.id);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="plain" onClick={() => setAsking(true)}>
        Delete draft
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={(open) => {
          remove.reset();
          setAsking(open);
        }}
        title={`Delete draft ${draft.number}?`}
        confirmLabel={`Delete draft ${draft.number}`}
        tone="negative"
        busy={remove.isPending || remove.isSuccess}
        onConfirm={() => remove.mutate(undefined, { onSuccess: () => router.push(routes.runs(projectId)) })}
      >
        Its settings go. Nothing was sent and nothing spent, and your examples stay as they are.
        {remove.error && (
          <Notice tone="negative" className="mt-3" title="The draft is still there.">
            {errorWords(remove.error)}
          </Notice>
        )}
      </ConfirmDialog>
    </>
  );
}
