"use client";

import { useQuery } from "@tanstack/react-query";
import { TextDiff } from "@/components/datasets/text-diff";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { exampleQuery } from "@/lib/datasets/examples/hooks";
import type { Example } from "@/lib/datasets/examples/schemas";
import type { Message } from "@/lib/datasets/schemas";

type EditConflictProps = {
  projectId: string;
  exampleId: string;
  mine: readonly Message[];
  onSettle: (current: Example, keep: "mine" | "theirs") => void;
};

/** Somebody saved while this was open: both versions, and the person chooses. */
export function EditConflict({ projectId, exampleId, mine, onSettle }: EditConflictProps) {
  const { data, isFetchedAfterMount } = useQuery({ ...exampleQuery(projectId, exampleId), staleTime: 0, refetchOnMount: "always" });
  if (!data || !isFetchedAfterMount) return <Skeleton className="m-5 h-32" />;
  const changed = mine.flatMap((message, index) => {
    const theirs = data.messages[index]?.content ?? "";
    return theirs === message.content ? [] : [{ index, theirs, mine: message.content }];
  });

  return (
    <div className="grid gap-3 px-5 py-4 max-md:px-4">
      <Notice tone="caution" title="Somebody changed this example since you opened it.">
        Nothing is lost: theirs is saved, yours is here. Struck is only in theirs, underlined only in yours.
      </Notice>
      {changed.map(({ index, ...texts }) => (
        <p key={index} className="whitespace-pre-wrap text-base">
          <TextDiff from={texts.theirs} to={texts.mine} />
        </p>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => onSettle(data, "mine")}>
          Keep mine
        </Button>
        <Button onClick={() => onSettle(data, "theirs")}>Keep theirs</Button>
      </div>
    </div>
  );
}
