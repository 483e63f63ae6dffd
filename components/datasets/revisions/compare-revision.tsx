"use client";

import { useQuery } from "@tanstack/react-query";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast-context";
import type { Example } from "@/lib/datasets/examples/schemas";
import { revisionQuery, useRestoreRevision } from "@/lib/datasets/revisions/hooks";
import type { RevisionSummary } from "@/lib/datasets/revisions/schemas";
import { formatDateTime } from "@/lib/format";
import { ContentDiff } from "../examples/content-diff";

type CompareRevisionProps = {
  projectId: string;
  example: Example;
  revisions: readonly RevisionSummary[];
  number: number;
  readOnly: boolean;
  onNumberChange: (number: number) => void;
  onClose: () => void;
};

/** An older revision against the one that stands: what was added since is underlined, what was left out is struck. */
export function CompareRevision(props: CompareRevisionProps) {
  const { projectId, example, revisions, number, readOnly, onNumberChange, onClose } = props;
  const { notify } = useToast();
  const { data, error } = useQuery(revisionQuery(projectId, example.id, number));
  const restore = useRestoreRevision(projectId);

  function press() {
    restore.mutate(
      { exampleId: example.id, number, revision: example.revision },
      {
        onSuccess: onClose,
        onError: (failure) => notify({ title: "It was not restored.", body: errorWords(failure), state: "failed" }),
      },
    );
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="wide"
      title={`Revision ${number} and what stands now`}
      description="Underlined was added since, struck was left out."
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Close</Button>
          </DialogClose>
          {!readOnly && (
            <Button variant="primary" busy={restore.isPending} onClick={press}>
              Restore revision {number}
            </Button>
          )}
        </>
      }
    >
      <Select
        label="Revision"
        className="mb-4 max-w-72"
        value={String(number)}
        onValueChange={(value) => onNumberChange(Number(value))}
        options={revisions
          .filter((revision) => revision.number !== example.revision)
          .map((revision) => ({
            value: String(revision.number),
            label: `Revision ${revision.number}`,
            hint: formatDateTime(revision.createdAt),
          }))}
      />
      <div className="grid gap-4">
        {data ? (
          <ContentDiff from={data} to={example} same="Both say the same." />
        ) : error ? (
          <p className="text-negative">{errorWords(error)}</p>
        ) : (
          <Skeleton className="h-24 w-full" />
        )}
      </div>
    </Dialog>
  );
}
