"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { datasetQuery } from "@/lib/datasets/hooks";
import { reviewQueueNameSchema } from "@/lib/datasets/reviews/schemas";
import { ReviewSession } from "./review-session";

/** One example after the other, judged with one key each. The queue stands in the address. */
export function ReviewPage({ projectId, datasetId }: { projectId: string; datasetId: string }) {
  const [queue, setQueue] = useQueryState("queue", parseAsStringLiteral(reviewQueueNameSchema.options).withDefault("mine"));
  const { data: dataset, error, refetch } = useQuery(datasetQuery(projectId, datasetId));
  if (dataset)
    return (
      <ReviewSession key={queue} projectId={projectId} dataset={dataset} queue={queue} onQueueChange={(next) => void setQueue(next)} />
    );
  return (
    <Page>
      {error ? (
        <LoadError title="This dataset could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <PageSkeleton label="Loading the review" />
      )}
    </Page>
  );
}
