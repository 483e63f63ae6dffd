"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LoadError } from "@/components/layout/load-error";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { useKeys } from "@/components/ui/use-keys";
import { exampleQuery } from "@/lib/datasets/examples/hooks";
import type { ReviewQueueName } from "@/lib/datasets/reviews/schemas";
import type { Dataset } from "@/lib/datasets/schemas";
import { AgreementPanel } from "./agreement-panel";
import { QueueDone } from "./queue-done";
import { ReviewCase } from "./review-case";
import { ReviewHead } from "./review-head";
import { useReviewQueue } from "./use-review-queue";
import { useUndoLast } from "./use-undo-last";

type ReviewSessionProps = {
  projectId: string;
  dataset: Dataset;
  queue: ReviewQueueName;
  onQueueChange: (queue: ReviewQueueName) => void;
};

export function ReviewSession({ projectId, dataset, queue, onQueueChange }: ReviewSessionProps) {
  const { counts, error, isPending, refetch, items, at, current, goTo } = useReviewQueue(projectId, dataset.id, queue);
  const [judged, setJudged] = useState<readonly string[]>([]);
  const undoLast = useUndoLast(projectId);
  const following = items[at + 1];
  // Read ahead, so that the next one stands there when the key is pressed.
  useQuery({ ...exampleQuery(projectId, following?.id ?? ""), enabled: following !== undefined });
  const next = () => goTo(at + 1);
  const back = () => goTo(at - 1);
  const lastJudged = judged.at(-1);

  function undo() {
    if (lastJudged === undefined) return;
    undoLast(lastJudged, () => {
      setJudged(judged.slice(0, -1));
      goTo(items.findIndex(({ id }) => id === lastJudged));
    });
  }

  useKeys({ j: next, k: back, ArrowRight: next, ArrowLeft: back, ...(lastJudged === undefined ? {} : { z: undo }) });

  return (
    <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[1200px] flex-1 px-8 pb-8 outline-none max-md:px-4 max-md:pb-24">
      <ReviewHead
        projectId={projectId}
        dataset={dataset}
        queue={queue}
        counts={counts}
        done={judged.length}
        onQueueChange={onQueueChange}
        {...(lastJudged === undefined ? {} : { onUndo: undo })}
      />
      {current ? (
        <ReviewCase
          key={current.id}
          projectId={projectId}
          exampleId={current.id}
          onJudged={(exampleId) => {
            setJudged([...judged.filter((id) => id !== exampleId), exampleId]);
            next();
          }}
          onBack={at > 0 ? back : undefined}
          onNext={next}
        />
      ) : isPending ? (
        <PageSkeleton label="Loading what waits" />
      ) : error ? (
        <LoadError title="The queue could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <QueueDone
          projectId={projectId}
          dataset={dataset}
          queue={queue}
          counts={counts}
          done={judged.length}
          onQueueChange={onQueueChange}
          {...(items.length > 0 ? { onBack: back } : {})}
        />
      )}
      {dataset.reviewersPerExample > 1 && <AgreementPanel projectId={projectId} datasetId={dataset.id} className="mt-8" />}
    </main>
  );
}
