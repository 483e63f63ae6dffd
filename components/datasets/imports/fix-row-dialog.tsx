"use client";

import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { useToast } from "@/components/ui/toast-context";
import { useFixRejected } from "@/lib/datasets/imports/hooks";
import type { Import, RejectedRow } from "@/lib/datasets/imports/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { RowDialog } from "./row-dialog";
import { emptyDraft, mendedRow } from "./row-draft";
import { RowFields } from "./row-fields";
import { useFixing } from "./use-fixing";

type FixRowDialogProps = {
  projectId: string;
  import: Import;
  row: RejectedRow;
  /** How many wait in the list that this row is one of. */
  left: number;
  onClose: () => void;
  /** The next row of the list, or none. */
  onNext: () => void;
};

/** What is still wrong is said at once; the good row goes in, and the next one opens. */
export function FixRowDialog({ projectId, import: file, row, left, onClose, onNext }: FixRowDialogProps) {
  const [draft, setDraft] = useState(() => emptyDraft(row));
  const [found, setFound] = useState(row);
  const { notify } = useToast();
  const { leaveOut } = useFixing(projectId, file.id);
  const fix = useFixRejected(projectId, file.id);
  const name = `Row ${formatNumber(row.rowNumber)}`;

  function submit() {
    fix.mutate(
      { rowId: row.id, ...mendedRow(row, draft) },
      {
        onSuccess: ({ outcome, row: still }) => {
          if (outcome === "rejected" && still) return setFound(still);
          notify({
            state: outcome === "added" ? "done" : "attention",
            title: outcome === "added" ? `${name} is in.` : `${name} is in the dataset already, so it stayed out.`,
          });
          onNext();
        },
      },
    );
  }

  return (
    <RowDialog
      title={`Fix row ${formatNumber(row.rowNumber)}`}
      description={`${formatCount(left, "row waits", "rows wait")} in this list. The next one opens by itself.`}
      action="Add the row"
      busy={fix.isPending}
      error={fix.isError ? errorWords(fix.error) : null}
      onSubmit={submit}
      onLeaveOut={() => leaveOut({ rowIds: [row.id] }, onNext)}
      onClose={onClose}
    >
      <RowFields row={row} mapping={file.mapping} found={found} draft={draft} onChange={setDraft} />
    </RowDialog>
  );
}
