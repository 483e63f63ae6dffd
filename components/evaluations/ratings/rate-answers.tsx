"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import Link from "next/link";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Progress } from "@/components/ui/progress";
import { useToast } from "@/components/ui/toast-context";
import { useKeys } from "@/components/ui/use-keys";
import { ratingTaskQuery, useRateAnswer } from "@/lib/evaluations/ratings/hooks";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { AnswerToRate } from "./answer-to-rate";
import { RatingButtons, valueOfKey } from "./rating-buttons";

/** One answer after the other, by the keyboard, without knowing whose it is. */
export function RateAnswers({ projectId, benchmarkId }: { projectId: string; benchmarkId: string }) {
  const [grader] = useQueryState("grader", parseAsString.withDefault(""));
  const { data: task, error, isFetching, refetch } = useQuery(ratingTaskQuery(projectId, benchmarkId, grader));
  const rate = useRateAnswer(projectId, benchmarkId);
  const { notify } = useToast();
  const [comment, setComment] = useState("");
  const back = routes.benchmark(projectId, benchmarkId);
  const answer = task?.answer ?? null;
  // While the next answer is on its way the old one still stands there, and a second press of the key must not count for it.
  const isBusy = rate.isPending || isFetching;

  function give(value: number) {
    if (!answer || isBusy) return;
    rate.mutate(
      { answerId: answer.answerId, grader, value, comment },
      {
        onSuccess: () => setComment(""),
        onError: (failure) => notify({ title: "Your rating was not saved.", body: errorWords(failure), state: "failed" }),
      },
    );
  }

  const onKey = (key: string) => () => {
    const value = task && valueOfKey(task.scale, key);
    if (value !== null && value !== undefined) give(value);
  };
  useKeys(Object.fromEntries(["1", "2", "3", "4", "5", "p", "f"].map((key) => [key, onKey(key)])));

  return (
    <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[960px] flex-1 px-8 pb-8 outline-none max-md:px-4 max-md:pb-24">
      <header className="grid gap-3 py-4">
        <Link href={back} className="inline-flex min-h-8 items-center gap-2 text-on-surface-2 text-xs hover:text-on-surface touch:min-h-11">
          <X className="size-4" strokeWidth={1.75} aria-hidden="true" />
          Leave, your ratings are saved
        </Link>
        {task && task.totalCount > 0 && (
          <div className="grid gap-1">
            <Progress label="Answers you have rated" value={task.ratedCount} max={task.totalCount} />
            <p className="hint num">
              {formatNumber(task.ratedCount)} of {formatNumber(task.totalCount)}
            </p>
          </div>
        )}
      </header>
      {task && answer ? (
        <AnswerToRate task={task} answer={answer} comment={comment} onComment={setComment}>
          <RatingButtons scale={task.scale} busy={isBusy} onRate={give} />
        </AnswerToRate>
      ) : task ? (
        <EmptyState
          title={task.totalCount === 0 ? "There is no answer to rate yet." : "You have rated every answer."}
          action={
            <LinkButton variant="primary" href={back}>
              Back to the benchmark
            </LinkButton>
          }
        >
          {task.totalCount === 0
            ? "Answers come when a model is measured on this benchmark."
            : "What you gave counts in the scores already. Where a second person rates too, the benchmark shows how far you agree."}
        </EmptyState>
      ) : error ? (
        <LoadError title="The next answer could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <PageSkeleton label="Loading the next answer" />
      )}
    </main>
  );
}
