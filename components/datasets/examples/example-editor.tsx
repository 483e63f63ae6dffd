"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { useKeys } from "@/components/ui/use-keys";
import { exampleQuery } from "@/lib/datasets/examples/hooks";
import { EditableExample } from "./editable-example";
import { EditorHead } from "./editor-head";

type ExampleEditorProps = {
  projectId: string;
  exampleId: string;
  place: string | null;
  previousId: string | undefined;
  nextId: string | undefined;
  onOpen: (exampleId: string | null) => void;
};

export function ExampleEditor({ projectId, exampleId, place, previousId, nextId, onOpen }: ExampleEditorProps) {
  const { data, error, refetch } = useQuery(exampleQuery(projectId, exampleId));
  useKeys({
    Escape: () => onOpen(null),
    j: () => nextId && onOpen(nextId),
    k: () => previousId && onOpen(previousId),
  });

  return (
    <section aria-label="Example" className="flex min-h-full flex-col">
      <EditorHead place={place} onClose={() => onOpen(null)} />
      {data ? (
        <EditableExample key={data.id} projectId={projectId} example={data} onGone={() => onOpen(nextId ?? previousId ?? null)} />
      ) : error ? (
        <LoadError title="This example could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <div role="status" aria-label="Loading the example" className="grid gap-3 p-5">
          <Skeleton className="w-3/4" />
          <Skeleton className="w-1/2" />
          <Skeleton className="h-24 w-full" />
        </div>
      )}
    </section>
  );
}
