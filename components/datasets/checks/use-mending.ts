"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { useToast } from "@/components/ui/toast";
import { type IssueKind, issueCatalog } from "@/lib/datasets/checks/catalog";
import { useFixIssues, useIgnoreIssues, useMergeExamples, useUndoFix } from "@/lib/datasets/checks/hooks";
import type { MergeInput } from "@/lib/datasets/checks/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { ApiError } from "@/lib/http/fetch-json";

const doneWords: Partial<Record<IssueKind, string>> = {
  personal_data: "Personal data replaced",
  secret: "Secrets replaced",
  untrimmed: "Blanks cut off",
  damaged_text: "Letters repaired",
  double_encoded_tool_call: "Tool calls unwrapped",
};

/** What can be done about findings; each says what happened and is taken back while the bar stands. */
export function useMending(projectId: string, datasetId: string) {
  const { notify, offerUndo } = useToast();
  const [mended, setMended] = useState<number | null>(null);
  const fixes = useFixIssues(projectId, datasetId);
  const merges = useMergeExamples(projectId, datasetId);
  const ignores = useIgnoreIssues(projectId, datasetId);
  const undo = useUndoFix(projectId, datasetId);
  const fail = (error: unknown) => notify({ title: "Nothing was changed.", body: errorWords(error), state: "failed" });

  const takeBack = (fixId: string) =>
    undo.mutate(fixId, {
      onSuccess: ({ restoredCount, keptCount }) => {
        if (keptCount > 0)
          notify({
            title: `${formatCount(restoredCount, "example")} as before.`,
            body: `${formatNumber(keptCount)} stay as they are, because somebody changed them since.`,
            state: "attention",
          });
      },
      onError: (error) => {
        notify({ title: "The change could not be taken back.", body: errorWords(error), state: "failed" });
        // Taking back goes in steps: those that were done stay done, and the rest can be asked for again.
        if (!(error instanceof ApiError && error.problem.code === "conflict"))
          offerUndo({ title: "Not all of the change is taken back yet.", onUndo: () => takeBack(fixId) });
      },
    });

  function fix(kind: IssueKind, ids?: string[]) {
    setMended(0);
    return fixes
      .mutateAsync({ kind, ...(ids ? { ids } : {}), onProgress: setMended })
      .then(({ fixId, changedCount, skippedCount }) => {
        if (changedCount > 0)
          offerUndo({ title: `${doneWords[kind] ?? "Mended"} in ${formatCount(changedCount, "example")}.`, onUndo: () => takeBack(fixId) });
        if (skippedCount > 0)
          notify({
            title: `${formatCount(skippedCount, "example")} could not be mended by itself.`,
            body: issueCatalog[kind].todo,
            state: "attention",
          });
      }, fail)
      .finally(() => setMended(null));
  }

  function merge(input: MergeInput) {
    merges.mutate(input, {
      onSuccess: ({ fixId, removedCount, keptCount }) => {
        if (removedCount > 0) offerUndo({ title: `${formatCount(removedCount, "example")} taken out.`, onUndo: () => takeBack(fixId) });
        if (keptCount > 0)
          notify({
            title: `${formatCount(keptCount, "pair")} left for you to decide.`,
            body: "In these the newer example is approved and the older one is not.",
            state: "attention",
          });
      },
      onError: fail,
    });
  }

  function ignore(which: { ids: string[] } | { kind: IssueKind }, ignored = true) {
    ignores.mutate(
      { ...which, ignored },
      {
        onSuccess: ({ count }) => {
          const title = ignored ? `${formatCount(count, "finding")} put aside as fine.` : `${formatCount(count, "finding")} brought back.`;
          if (count > 0) offerUndo({ title, onUndo: () => ignores.mutate({ ...which, ignored: !ignored }) });
        },
        onError: fail,
      },
    );
  }

  return { fix, merge, ignore, mended, isBusy: fixes.isPending || merges.isPending || ignores.isPending };
}

export type Mending = ReturnType<typeof useMending>;
