"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { exampleQuery } from "@/lib/datasets/examples/hooks";
import type { Example } from "@/lib/datasets/examples/schemas";
import type { ExampleContent } from "@/lib/datasets/schemas";
import { ContentDiff } from "./content-diff";

type EditConflictProps = {
  projectId: string;
  exampleId: string;
  mine: ExampleContent;
  onSettle: (current: Example, keep: "mine" | "theirs") => void;
};

/** Somebody saved while this was open: both versions, and the person chooses. */
export function EditConflict({ projectId, exampleId, mine, onSettle }: EditConflictProps) {
  const { data, isFetchedAfterMount } = useQuery({ ...exampleQuery(projectId, exampleId), staleTime: 0, refetchOnMount: "always" });
  if (!data || !isFetchedAfterMount) return <Skeleton className="m-5 h-32" />;

  return (
    <div className="grid gap-3 px-5 py-4 max-md:px-4">
      <Notice tone="caution" title="Somebody changed this example since you opened it.">
        Nothing is lost: theirs is saved, yours is here. Struck is only in theirs, underlined only in yours.
      </Notice>
      <ContentDiff from={data} to={mine} same="Both say the same now." />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => onSettle(data, "mine")}>
          Keep mine
        </Button>
        <Button onClick={() => onSettle(data, "theirs")}>Keep theirs</Button>
      </div>
    </div>
  );
}
