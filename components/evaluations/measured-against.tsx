"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { LinkButton } from "@/components/ui/link-button";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Segmented } from "@/components/ui/segmented";
import { VerdictHead } from "@/components/ui/verdict-head";
import { graderLabel } from "@/lib/evaluations/graders/grader-words";
import { comparisonQuery } from "@/lib/evaluations/hooks";
import type { Comparison, Evaluation } from "@/lib/evaluations/schemas";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { ArenaMention } from "./arenas/arena-mention";
import { CaseBrowser } from "./case-browser";
import { StoppedNotice } from "./ceilings/stopped-notice";
import { DifferenceFigure } from "./difference-figure";
import { Evidence } from "./evidence";
import { GradingNotes } from "./grading-notes";
import { ConsistencyNote } from "./repeats/consistency-note";
import { ScoreTable } from "./score-table";
import { SliceList } from "./slice-list";
import { VerdictSentence } from "./verdict-sentence";

type MeasuredAgainstProps = { projectId: string; candidate: Evaluation; baseline: Evaluation };

/** Who is better, by how much, how sure; then the two scores; then every case with both answers. */
export function MeasuredAgainst({ projectId, candidate, baseline }: MeasuredAgainstProps) {
  const { benchmark } = candidate;
  const [grader, setGrader] = useQueryState("grader", parseAsString.withDefault(benchmark.graders[0]?.key ?? ""));
  const pair = { baselineId: baseline.id, candidateId: candidate.id, grader };
  const { data, error, refetch } = useQuery(comparisonQuery(projectId, pair));

  if (!data)
    return (
      <Page>
        {error ? <LoadError title="The two could not be compared." error={error} onRetry={refetch} /> : <PageSkeleton label="Comparing" />}
      </Page>
    );

  return (
    <Page>
      <VerdictHead
        figure={<DifferenceFigure difference={data.difference} />}
        lead={<Changes comparison={data} />}
        actions={
          <LinkButton
            variant="primary"
            href={routes.report(projectId, candidate.id, {
              against: baseline.id,
              ...(grader === benchmark.graders[0]?.key ? {} : { grader }),
            })}
          >
            Decision report
          </LinkButton>
        }
      >
        <VerdictSentence>{data.verdict.sentence}</VerdictSentence>
      </VerdictHead>
      {[candidate, baseline].map((evaluation) => (
        <StoppedNotice key={evaluation.id} projectId={projectId} evaluation={evaluation} />
      ))}
      <Evidence evaluation={candidate} comparison={data} />
      <ArenaMention projectId={projectId} evaluationIds={[candidate.id, baseline.id]} />
      <ConsistencyNote evaluations={[candidate, baseline]} />
      {benchmark.graders.length > 1 && (
        <div className="mt-5">
          <Segmented
            label="What counts as right"
            value={data.grader}
            onValueChange={(key) => void setGrader(key)}
            options={benchmark.graders.map(({ key }) => ({ value: key, label: graderLabel(benchmark.graders, key) }))}
          />
        </div>
      )}
      <GradingNotes projectId={projectId} evaluation={candidate} grader={data.grader} />
      <ScoreTable comparison={data} />
      <SliceList
        projectId={projectId}
        candidateId={candidate.id}
        baselineId={baseline.id}
        grader={data.grader}
        hint={`${candidate.modelVersion.name} against ${baseline.modelVersion.name}, by tag; choose one to see its cases`}
      />
      <CaseBrowser
        projectId={projectId}
        benchmarkId={benchmark.id}
        candidate={candidate}
        baseline={baseline}
        grader={data.grader}
        counts={{
          all: data.candidate.caseCount,
          fixed: data.onlyCandidate,
          broken: data.onlyBaseline,
          both_wrong: data.bothWrong,
          wrong: data.onlyBaseline + data.bothWrong,
          ungraded: candidate.ungraded?.[data.grader] ?? 0,
        }}
      />
    </Page>
  );
}

function Changes({ comparison }: { comparison: Comparison }) {
  const { verdict, onlyCandidate, onlyBaseline, bothRight, bothWrong } = comparison;
  return (
    <>
      {verdict.detail} <strong className="font-semibold text-on-surface">{formatNumber(onlyCandidate)}</strong> improved,{" "}
      <strong className="font-semibold text-on-surface">{formatNumber(onlyBaseline)}</strong> got worse,{" "}
      <strong className="font-semibold text-on-surface">{formatNumber(bothRight + bothWrong)}</strong> stayed the same.
    </>
  );
}
