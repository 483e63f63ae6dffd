"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Progress } from "@/components/ui/progress";
import { StateMark } from "@/components/ui/state-mark";
import { evaluationQuery, evaluationsQuery } from "@/lib/evaluations/hooks";
import type { Evaluation } from "@/lib/evaluations/schemas";
import { formatMoney, formatNumber, formatTokens } from "@/lib/format";
import { routes } from "@/lib/routes";
import { MeasuredAgainst } from "./measured-against";
import { MeasuredAlone } from "./measured-alone";
import { opponentOf } from "./opponent-of";

export function EvaluationDetail({ projectId, evaluationId }: { projectId: string; evaluationId: string }) {
  const [against] = useQueryState("against", parseAsString);
  const { data: evaluation, error, refetch } = useQuery(evaluationQuery(projectId, evaluationId));
  const others = useQuery(evaluationsQuery(projectId));

  if (!evaluation || (isReadable(evaluation) && others.isPending))
    return (
      <Page>
        {error ? (
          <LoadError title="This evaluation could not be loaded." error={error} onRetry={refetch} />
        ) : (
          <PageSkeleton label="Loading the evaluation" />
        )}
      </Page>
    );
  if (!isReadable(evaluation)) return <Unfinished projectId={projectId} evaluation={evaluation} />;

  const opponent = opponentOf(evaluation, others.data ?? [], against);
  return opponent ? (
    <MeasuredAgainst projectId={projectId} candidate={evaluation} baseline={opponent} />
  ) : (
    <MeasuredAlone projectId={projectId} evaluation={evaluation} others={others.data ?? []} />
  );
}

/** One that stopped has answers to read, if not all of them. */
const isReadable = ({ status }: Evaluation) => status === "succeeded" || status === "stopped";

function Unfinished({ projectId, evaluation }: { projectId: string; evaluation: Evaluation }) {
  const { modelVersion, benchmark, failure, doneCount, caseCount } = evaluation;
  return (
    <Page>
      <PageHead
        back={{ href: routes.evaluations(projectId), label: "Evaluations" }}
        title={`${modelVersion.name} on ${benchmark.name}`}
        mark={failure ? <StateMark state="failed">Failed</StateMark> : <StateMark state="running">Answering</StateMark>}
      />
      {failure ? (
        <Notice className="mt-6" tone="negative" title={failure.message}>
          {failure.action}
        </Notice>
      ) : (
        <section className="panel mt-6 grid gap-3 p-6" role="status">
          <p className="text-base">The model answers the test cases, one by one.</p>
          <Progress label="Cases answered" value={doneCount} max={caseCount} />
          <p className="hint num">
            {formatNumber(doneCount)} of {formatNumber(caseCount)} cases
            {evaluation.repeats > 1 ? `, ${evaluation.repeats} answers to each` : ""}
            {ceilingWords(evaluation)}. You can leave this page: it goes on without it.
          </p>
        </section>
      )}
    </Page>
  );
}

/** ", $0.40 of at most $2.00" */
function ceilingWords({ ceilingUsd, ceilingTokens, spentUsd, spentTokens }: Evaluation): string {
  const usd = ceilingUsd === null ? "" : `, ${formatMoney(spentUsd)} of at most ${formatMoney(ceilingUsd)}`;
  return ceilingTokens === null ? usd : `${usd}, ${formatTokens(spentTokens)} of at most ${formatTokens(ceilingTokens)} tokens`;
}
