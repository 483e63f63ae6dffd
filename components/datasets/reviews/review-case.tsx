"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { exampleQuery } from "@/lib/datasets/examples/hooks";
import { ReviewBody } from "./review-body";

type ReviewCaseProps = {
  projectId: string;
  exampleId: string;
  onJudged: (exampleId: string) => void;
  onBack: (() => void) | undefined;
  onNext: () => void;
};

export function ReviewCase({ exampleId, ...props }: ReviewCaseProps) {
  const { data, error, refetch } = useQuery(exampleQuery(props.projectId, exampleId));
  if (data) return <ReviewBody example={data} {...props} />;
  if (error) return <LoadError title="This example could not be loaded." error={error} onRetry={refetch} />;
  return (
    <div role="status" aria-label="Loading the example" className="panel grid gap-3 p-5">
      <Skeleton className="w-3/4" />
      <Skeleton className="w-1/2" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
