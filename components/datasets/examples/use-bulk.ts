"use client";

import { errorWords } from "@/components/layout/error-words";
import { useToast } from "@/components/ui/toast";
import { useBulkEdit, useUndoBulkEdit } from "@/lib/datasets/bulk-edits/hooks";
import type { BulkChange } from "@/lib/datasets/bulk-edits/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { doneWords, skippedWords } from "./bulk-words";
import type { ExampleSelection } from "./selection";
import { usePeople } from "./use-people";

type Bulk = {
  projectId: string;
  datasetId: string;
  selection: ExampleSelection;
  onSelection: (selection: ExampleSelection) => void;
  onDone: () => void;
};

/** Changes what is selected, says what stayed as it was and why, and takes it back while the bar stands. */
export function useBulk({ projectId, datasetId, selection, onSelection, onDone }: Bulk) {
  const { notify, offerUndo } = useToast();
  const edit = useBulkEdit(projectId, datasetId);
  const undo = useUndoBulkEdit(projectId, datasetId);
  const { people, nameOf } = usePeople(projectId);

  const takeBack = (bulkEditId: string) =>
    undo.mutate(bulkEditId, {
      onSuccess: ({ restoredCount, keptCount }) => {
        onSelection(selection);
        if (keptCount > 0)
          notify({
            title: `${formatCount(restoredCount, "example")} as before.`,
            body: `${formatNumber(keptCount)} stay as they are, because somebody changed them since.`,
            state: "attention",
          });
      },
      onError: (error) => notify({ title: "The change could not be taken back.", body: errorWords(error), state: "failed" }),
    });

  function apply(change: BulkChange) {
    edit.mutate(
      { target: toTarget(selection), change },
      {
        onSuccess: (done) => {
          const kept = skippedWords(done);
          onDone();
          if (done.changedCount > 0) offerUndo({ title: `${doneWords(done, nameOf)}.`, onUndo: () => takeBack(done.id) });
          if (kept.length > 0)
            notify({
              title: done.changedCount > 0 ? "Some stayed as they were." : "Nothing was changed.",
              body: kept.join(" · "),
              state: "attention",
            });
          else if (done.changedCount === 0) notify({ title: "Nothing was changed: they are all like that already." });
        },
        onError: (error) => notify({ title: "Nothing was changed.", body: errorWords(error), state: "failed" }),
      },
    );
  }

  return { apply, isBusy: edit.isPending, people };
}

function toTarget(selection: ExampleSelection) {
  if (selection.kind === "these") return { ids: [...selection.ids] };
  return { filter: Object.fromEntries(new URLSearchParams(selection.query)), exceptIds: [...selection.exceptIds] };
}
