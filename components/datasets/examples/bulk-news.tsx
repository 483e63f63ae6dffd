"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { bulkEditsQuery } from "@/lib/datasets/bulk-edits/hooks";
import { type BulkEdit, isAtWork } from "@/lib/datasets/bulk-edits/schemas";
import { formatCount, formatNumber } from "@/lib/format";
import { doneWords, skippedWords } from "./bulk-words";

type BulkNewsProps = {
  projectId: string;
  datasetId: string;
  nameOf: (userId: string) => string;
  isBusy: boolean;
  onUndo: (bulkEditId: string) => void;
};

/** Who comes back from lunch still reads how it went. */
const toldForMs = 60 * 60_000;

/** How far a change to very many examples is, for everybody who looks at them; then what came of it, until it is put aside. */
export function BulkNews({ projectId, datasetId, nameOf, isBusy, onUndo }: BulkNewsProps) {
  const { data, dataUpdatedAt } = useQuery(bulkEditsQuery(projectId, datasetId));
  const [putAside, setPutAside] = useState<string | null>(null);
  const working = data?.find(isAtWork);
  if (working) return <AtWork edit={working} />;
  const [newest] = data ?? [];
  const endedAt = newest?.finishedAt?.getTime();
  if (!newest || endedAt === undefined || dataUpdatedAt - endedAt > toldForMs) return null;
  const key = `${newest.id} ${endedAt}`;
  if (key === putAside) return null;
  const { status, failure, changedCount, undoneAt, restoredCount } = newest;
  const kept = changedCount - restoredCount;
  const body = undoneAt
    ? [...(kept > 0 ? [`${formatNumber(kept)} stay as they are, because somebody changed them since`] : [])]
    : [...(failure ? [failure] : []), ...skippedWords(newest)];
  return (
    <Notice
      className="mx-4 mb-2"
      tone={status === "failed" ? "negative" : "positive"}
      title={undoneAt ? `${formatCount(restoredCount, "example")} as before.` : `${doneWords(newest, nameOf)}.`}
      action={
        <span className="flex gap-2">
          {!undoneAt && changedCount > 0 && (
            <Button onClick={() => onUndo(newest.id)} disabledReason={isBusy ? "It is being asked for." : undefined}>
              Undo
            </Button>
          )}
          <Button variant="plain" onClick={() => setPutAside(key)}>
            Dismiss
          </Button>
        </span>
      }
    >
      {body.length > 0 && body.join(" · ")}
    </Notice>
  );
}

function AtWork({ edit: { status, doneCount, matchedCount, changedCount } }: { edit: BulkEdit }) {
  const isUndoing = status === "undoing";
  const total = isUndoing ? changedCount : matchedCount;
  return (
    <div className="mx-4 mb-2 grid gap-1.5">
      <p className="num text-on-surface-2">
        {isUndoing ? "Taking the change back: " : "Changing examples: "}
        {formatNumber(doneCount)} of {formatNumber(total)}. You can go on working; the next such change waits for this one.
      </p>
      <p role="status" className="sr-only">
        {Math.floor((4 * doneCount) / Math.max(1, total)) * 25}% of the change is {isUndoing ? "taken back" : "made"}
      </p>
      <Progress label={isUndoing ? "Taken back" : "Changed"} value={doneCount} max={total} />
    </div>
  );
}
