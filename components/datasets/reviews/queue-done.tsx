"use client";

import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { useToast } from "@/components/ui/toast-context";
import { useClaimExamples } from "@/lib/datasets/reviews/hooks";
import type { ReviewQueue, ReviewQueueName } from "@/lib/datasets/reviews/schemas";
import type { Dataset } from "@/lib/datasets/schemas";
import { formatCount } from "@/lib/format";
import { routes } from "@/lib/routes";
import { usePeople } from "../examples/use-people";

const oneSitting = 30;

type QueueDoneProps = {
  projectId: string;
  dataset: Dataset;
  queue: ReviewQueueName;
  counts: ReviewQueue["counts"] | undefined;
  done: number;
  onQueueChange: (queue: ReviewQueueName) => void;
  onBack?: () => void;
};

/** Nothing waits in this queue (any more): what was done, and what could be next. */
export function QueueDone({ projectId, dataset, queue, counts, done, onQueueChange, onBack }: QueueDoneProps) {
  const { may } = usePeople(projectId);
  const { notify } = useToast();
  const claim = useClaimExamples(projectId, dataset.id);
  const open = counts?.open ?? 0;

  function take() {
    claim.mutate(oneSitting, {
      onSuccess: ({ count }) => {
        notify({ title: count === 0 ? "Somebody was faster: nothing is left to take." : `${formatCount(count, "example")} for you.` });
        onQueueChange("mine");
      },
      onError: (error) => notify({ title: "Nothing was taken.", body: errorWords(error), state: "failed" }),
    });
  }

  return (
    <EmptyState
      title={done > 0 ? `Done: ${formatCount(done, "example")} judged.` : "Nothing waits here."}
      action={
        <>
          {queue === "mine" && open > 0 && may("edit") && (
            <Button variant="primary" busy={claim.isPending} onClick={take}>
              Take the next {Math.min(oneSitting, open)}
            </Button>
          )}
          {queue !== "open" && open > 0 && <Button onClick={() => onQueueChange("open")}>See what is nobody’s yet</Button>}
          {onBack && <Button onClick={onBack}>Back to the last one</Button>}
          <LinkButton href={routes.dataset(projectId, dataset.id)}>All examples</LinkButton>
        </>
      }
    >
      {words(queue, open)}
    </EmptyState>
  );
}

function words(queue: ReviewQueueName, open: number): string {
  if (queue === "disagreements") return "No example waits for a lead: where everybody has judged, they agree.";
  if (queue === "skipped") return "You have not skipped anything that is still open.";
  if (open > 0) return "Nothing is assigned to you. Take the next ones that nobody has; nobody else gets the same.";
  return "Every example is settled, or somebody else’s. New ones come with the next import, or when somebody edits an approved one.";
}
