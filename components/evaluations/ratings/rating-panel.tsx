"use client";

import { useQuery } from "@tanstack/react-query";
import { usePeople } from "@/components/datasets/examples/use-people";
import { errorWords } from "@/components/layout/error-words";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import { graderName } from "@/lib/evaluations/graders/grader-words";
import type { HumanGrader } from "@/lib/evaluations/graders/schemas";
import { ratingAgreementQuery } from "@/lib/evaluations/ratings/hooks";
import { formatCount } from "@/lib/format";
import { routes } from "@/lib/routes";
import { estimateWords } from "./estimate-words";

type RatingPanelProps = { projectId: string; benchmarkId: string; grader: HumanGrader };

/** Who rated how much, and whether people mean the same. */
export function RatingPanel({ projectId, benchmarkId, grader }: RatingPanelProps) {
  const { data, error } = useQuery(ratingAgreementQuery(projectId, benchmarkId, grader.key));
  const { may, nameOf } = usePeople(projectId);
  return (
    <Panel
      title={graderName(grader)}
      hint={grader.question}
      actions={
        may("edit") && <LinkButton href={routes.rateAnswers(projectId, benchmarkId, { grader: grader.key })}>Rate answers</LinkButton>
      }
    >
      {error && !data && <p className="text-negative">{errorWords(error)}</p>}
      {!data && !error && <Skeleton className="h-16 w-full" />}
      {data && (
        <div className="grid gap-3">
          <p className="text-base">
            {data.ratedCount === 0
              ? "Nobody has rated an answer yet. Raters do not see whose answer it is."
              : `${formatCount(data.ratedCount, "answer")} rated.`}
          </p>
          {data.people.length > 0 && (
            <ul>
              {data.people.map(({ id, name, ratedCount }) => (
                <li key={id} className="flex justify-between gap-3">
                  <span className="truncate">{name}</span>
                  <span className="num">{ratedCount}</span>
                </li>
              ))}
            </ul>
          )}
          {data.pairs.map(({ raterIds: [one, other], answerCount, kappa }) => (
            <p key={`${one} ${other}`} className="hint">
              {nameOf(one)} and {nameOf(other)}, {formatCount(answerCount, "answer")}:{" "}
              {kappa ? `κ ${estimateWords(kappa)}` : "κ has no value yet"}
            </p>
          ))}
        </div>
      )}
    </Panel>
  );
}
