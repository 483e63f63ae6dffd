"use client";

import { errorWords } from "@/components/layout/error-words";
import { useToast } from "@/components/ui/toast-context";
import { useBringBackRejected, useFixManyRejected, useLeaveOutRejected } from "@/lib/datasets/imports/hooks";
import type { FixManyInput, LeaveOutInput } from "@/lib/datasets/imports/schemas";
import { formatCount } from "@/lib/format";
import { fixedWords } from "./fixed-words";

/** Changes to waiting rows, each with its news; leaving out is taken back with Undo. */
export function useFixing(projectId: string, importId: string) {
  const { notify, offerUndo } = useToast();
  const fix = useFixManyRejected(projectId, importId);
  const leave = useLeaveOutRejected(projectId, importId);
  const bringBack = useBringBackRejected(projectId, importId);
  const onError = (error: unknown) => notify({ state: "failed", title: "Nothing was changed.", body: errorWords(error) });

  return {
    isBusy: fix.isPending || leave.isPending,
    fixMany: (input: FixManyInput, onDone?: () => void) =>
      fix.mutate(input, {
        onError,
        onSuccess: (outcome) => {
          notify({ state: outcome.added > 0 ? "done" : "attention", title: fixedWords(outcome) });
          onDone?.();
        },
      }),
    leaveOut: (input: LeaveOutInput, onDone?: () => void) =>
      leave.mutate(input, {
        onError,
        onSuccess: ({ leftOut, rowIds }) => {
          const title = `${formatCount(leftOut, "row is", "rows are")} left out.`;
          if (rowIds.length > 0) offerUndo({ title, onUndo: () => bringBack.mutate({ rowIds }, { onError }) });
          else notify({ state: "done", title });
          onDone?.();
        },
      }),
  };
}
