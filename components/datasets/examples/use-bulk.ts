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

  // Promises, because what is deleted last takes this list off the page before it is answered.
  async function takeBack(bulkEditId: string) {
    try {
      const { status, restoredCount, keptCount } = await undo.mutateAsync(bulkEditId);
      if (status === "undoing") return;
      onSelection(selection);
      if (keptCount > 0)
        notify({
          title: `${formatCount(restoredCount, "example")} as before.`,
          body: `${formatNumber(keptCount)} stay as they are, because somebody changed them since.`,
          state: "attention",
        });
    } catch (error) {
      notify({ title: "The change could not be taken back.", body: errorWords(error), state: "failed" });
    }
  }

  async function apply(change: BulkChange) {
    try {
      const done = await edit.mutateAsync({ target: toTarget(selection), change });
      onDone();
      // The list says how far it is, and what came of it.
      if (done.status === "working") return;
      if (done.changedCount > 0) offerUndo({ title: `${doneWords(done, nameOf)}.`, onUndo: () => void takeBack(done.id) });
      if (done.skipped.length > 0)
        notify({
          title: done.changedCount > 0 ? "Some stayed as they were." : "Nothing was changed.",
          body: skippedWords(done).join(" · "),
          state: "attention",
        });
      else if (done.changedCount === 0) notify({ title: "Nothing was changed: they are all like that already." });
    } catch (error) {
      notify({ title: "Nothing was changed.", body: errorWords(error), state: "failed" });
    }
  }

  return { apply, takeBack, isBusy: edit.isPending || undo.isPending, people, nameOf };
}

function toTarget(selection: ExampleSelection) {
  if (selection.kind === "these") return { ids: [...selection.ids] };
  return { filter: Object.fromEntries(new URLSearchParams(selection.query)), exceptIds: [...selection.exceptIds] };
}
