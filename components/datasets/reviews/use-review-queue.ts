"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { reviewQueueQuery } from "@/lib/datasets/reviews/hooks";
import type { ReviewQueue, ReviewQueueName } from "@/lib/datasets/reviews/schemas";

type Item = ReviewQueue["items"][number];

/**
 * The examples of one sitting, in order. What is judged leaves the server's queue but stays here, so that one can go back to it;
 * what comes behind the last one known is added.
 */
export function useReviewQueue(projectId: string, datasetId: string, queue: ReviewQueueName) {
  const [known, setKnown] = useState<readonly Item[]>([]);
  const [at, setAt] = useState(0);
  const last = known.at(-1)?.position ?? 0;
  const first = useQuery(reviewQueueQuery(projectId, datasetId, queue));
  const isNearEnd = known.length > 0 && at >= known.length - 3;
  const more = useQuery({ ...reviewQueueQuery(projectId, datasetId, queue, last), enabled: isNearEnd });

  const fresh = [...(at >= known.length ? (first.data?.items ?? []) : []), ...(isNearEnd ? (more.data?.items ?? []) : [])].filter(
    ({ id }) => !known.some((item) => item.id === id),
  );
  if (fresh.length > 0) setKnown([...known, ...fresh]);

  return {
    counts: first.data?.counts,
    error: first.error,
    isPending: first.isPending,
    refetch: first.refetch,
    items: known,
    at,
    current: known[at],
    hasNext: at < known.length,
    goTo: (index: number) => setAt(Math.max(0, Math.min(known.length, index))),
  };
}
