"use client";

import { errorWords } from "@/components/layout/error-words";
import { useToast } from "@/components/ui/toast-context";
import { useUndoJudgement } from "@/lib/datasets/reviews/hooks";

/** Z: the judgement before this one is taken back, and the example shown again. */
export function useUndoLast(projectId: string): (exampleId: string, onUndone: () => void) => void {
  const { notify } = useToast();
  const undo = useUndoJudgement(projectId);
  return (exampleId, onUndone) =>
    undo.mutate(exampleId, {
      onSuccess: () => {
        notify({ title: "Taken back; it waits for review again.", state: "open" });
        onUndone();
      },
      onError: (error) => notify({ title: "It was not taken back.", body: errorWords(error), state: "attention" }),
    });
}
