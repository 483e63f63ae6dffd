"use client";

import { useQuery } from "@tanstack/react-query";
import { ListChecks } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import { reviewQueueQuery } from "@/lib/datasets/reviews/hooks";
import { routes } from "@/lib/routes";
import { countWords } from "./queue-words";

/** To the review page, with how many wait for this person: theirs, or anybody's. */
export function ReviewLink({ projectId, datasetId }: { projectId: string; datasetId: string }) {
  const { data } = useQuery(reviewQueueQuery(projectId, datasetId, "mine"));
  const counts = data?.counts;
  const queue = counts && counts.mine === 0 ? "open" : "mine";
  const count = counts ? counts[queue] : 0;
  return (
    <LinkButton href={routes.review(projectId, datasetId, { queue })} icon={<ListChecks className="size-3.5" strokeWidth={1.75} />}>
      Review{count > 0 && <span className="num font-normal text-on-surface-2">{countWords(count)}</span>}
    </LinkButton>
  );
}
