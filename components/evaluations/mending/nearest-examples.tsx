"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { LoadError } from "@/components/layout/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { nearestExamplesQuery } from "@/lib/evaluations/mending/hooks";
import type { LearnedExample } from "@/lib/evaluations/mending/schemas";
import { routes } from "@/lib/routes";

type NearestExamplesProps = { projectId: string; evaluationId: string; caseId: string };

export function NearestExamples({ projectId, evaluationId, caseId }: NearestExamplesProps) {
  const { data, error, refetch } = useQuery(nearestExamplesQuery(projectId, evaluationId, caseId));
  if (!data)
    return error ? (
      <LoadError title="The training examples could not be looked through." error={error} onRetry={refetch} />
    ) : (
      <div role="status" aria-label="Loading the training examples" className="mt-3 grid gap-3">
        <Skeleton className="w-2/3" />
        <Skeleton className="w-1/2" />
      </div>
    );
  if (data.status === "preparing")
    return (
      <p role="status" className="hint mt-3">
        What it learned from is being looked through for the first time. It takes a moment.
      </p>
    );
  if (data.examples.length === 0) return <p className="hint mt-3">No training example shares a word with this question.</p>;
  return (
    <ol aria-label="Training examples most like this question" className="mt-3 divide-y">
      {data.examples.map((example) => (
        <Learned key={example.id} projectId={projectId} example={example} />
      ))}
    </ol>
  );
}

function Learned({ projectId, example }: { projectId: string; example: LearnedExample }) {
  const { id, datasetId, question, answer, isChanged, isDeleted } = example;
  return (
    <li className="flex items-start gap-4 py-2">
      <div className="min-w-0 flex-1">
        <p className="clamp-2 break-words">{question}</p>
        <p className="clamp-2 break-words text-on-surface-2">
          <span className="sr-only">It learned: </span>
          {answer}
        </p>
        {(isChanged || isDeleted) && (
          <p className="hint">{isDeleted ? "Deleted since the model learned it." : "Changed since the model learned it."}</p>
        )}
      </div>
      {!isDeleted && (
        <Link className="link min-h-6 shrink-0 touch:min-h-11" href={routes.dataset(projectId, datasetId, { open: id })}>
          Fix it
        </Link>
      )}
    </li>
  );
}
