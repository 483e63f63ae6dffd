"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast-context";
import type { Example } from "@/lib/datasets/examples/schemas";
import { revisionQuery, useRestoreRevision } from "@/lib/datasets/revisions/hooks";
import type { RevisionSummary } from "@/lib/datasets/revisions/schemas";
import { formatDateTime } from "@/lib/format";
import { ContentDiff } from "../examples/content-diff";

type CompareRevisionsProps = {
  projectId: string;
  example: Example;
  revisions: readonly RevisionSummary[];
  /** The number to begin with; it is compared with what stands now until somebody chooses another. */
  first: number;
  readOnly: boolean;
  onClose: () => void;
};

/** Any two revisions, one against the other: what the second adds is underlined, what it leaves out is struck. */
export function CompareRevisions({ projectId, example, revisions, first, readOnly, onClose }: CompareRevisionsProps) {
  const { notify } = useToast();
  const [from, setFrom] = useState(first);
  const [to, setTo] = useState(example.revision);
  const before = useQuery(revisionQuery(projectId, example.id, from));
  const after = useQuery(revisionQuery(projectId, example.id, to));
  const error = before.error ?? after.error;
  const restore = useRestoreRevision(projectId);
  const nameOf = (number: number) => (number === example.revision ? "what stands now" : `revision ${number}`);
  const options = revisions.map(({ number, createdAt }) => ({
    value: String(number),
    label: `Revision ${number}`,
    hint: number === example.revision ? "stands now" : formatDateTime(createdAt),
  }));

  function press() {
    restore.mutate(
      { exampleId: example.id, number: from, revision: example.revision },
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
      title="Compare revisions"
      description={`From ${nameOf(from)} to ${nameOf(to)}: underlined was added, struck was left out.`}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Close</Button>
          </DialogClose>
          {!readOnly && from !== example.revision && (
            <Button variant="primary" busy={restore.isPending} onClick={press}>
              Restore revision {from}
            </Button>
          )}
        </>
      }
    >
      <div className="mb-5 grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label="From">
          <Select value={String(from)} onValueChange={(value) => setFrom(Number(value))} options={options} />
        </Field>
        <Field label="To">
          <Select value={String(to)} onValueChange={(value) => setTo(Number(value))} options={options} />
        </Field>
      </div>
      <div className="grid gap-4">
        {before.data && after.data ? (
          <ContentDiff
            from={before.data}
            to={after.data}
            same={from === to ? "This is one revision twice. Choose another one to see what differs." : "Both say the same."}
          />
        ) : error ? (
          <LoadError
            title="The revisions could not be loaded."
            error={error}
            onRetry={() => Promise.all([before.refetch(), after.refetch()])}
          />
        ) : (
          <div role="status" aria-label="Loading the revisions">
            <Skeleton className="h-24 w-full" />
          </div>
        )}
      </div>
    </Dialog>
  );
}
