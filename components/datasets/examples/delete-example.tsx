"use client";

import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast-context";
import { useDeleteExample, useRestoreExample } from "@/lib/datasets/examples/hooks";

type DeleteExampleProps = { projectId: string; exampleId: string; onGone: () => void };

/** Taken back, not asked about: the example goes at once and comes back with Undo. */
export function DeleteExample({ projectId, exampleId, onGone }: DeleteExampleProps) {
  const { offerUndo, notify } = useToast();
  const remove = useDeleteExample(projectId);
  const restore = useRestoreExample(projectId);

  function press() {
    remove.mutate(exampleId, {
      onError: (error) => notify({ title: "The example was not deleted.", body: errorWords(error), state: "failed" }),
    });
    offerUndo({
      title: "Example deleted",
      onUndo: () =>
        restore.mutate(exampleId, {
          onError: (error) => notify({ title: "The example did not come back.", body: errorWords(error), state: "failed" }),
        }),
    });
    onGone();
  }

  return (
    <Button variant="plain" onClick={press}>
      Delete the example
    </Button>
  );
}
