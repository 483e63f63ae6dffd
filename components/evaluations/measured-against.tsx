"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Segmented } from "@/components/ui/segmented";
import { VerdictHead } from "@/components/ui/verdict-head";
import { comparisonQuery } from "@/lib/evaluations/hooks";
import type { Comparison, Evaluation } from "@/lib/evaluations/schemas";
import { formatNumber } from "@/lib/format";
import { CaseBrowser } from "./case-browser";
import { DifferenceFigure } from "./difference-figure";
import { Evidence } from "./evidence";
import { graderWords } from "./grader-words";
import { ScoreTable } from "./score-table";
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
      <VerdictHead figure={<DifferenceFigure difference={data.difference} />} lead={<Changes comparison={data} />}>
        <VerdictSentence>{data.verdict.sentence}</VerdictSentence>
      </VerdictHead>
      <Evidence evaluation={candidate} isPaired />
      {benchmark.graders.length > 1 && (
        <div className="mt-5">
          <Segmented
            label="What counts as right"
            value={data.grader}
            onValueChange={(key) => void setGrader(key)}
            options={benchmark.graders.map(({ key, kind }) => ({ value: key, label: graderWords[kind].label }))}
          />
        </div>
      )}
      <ScoreTable comparison={data} />
      <CaseBrowser
        projectId={projectId}
        benchmarkId={benchmark.id}
        candidate={candidate}
        baseline={baseline}
        grader={data.grader}
        counts={{
          all: data.difference.n,
          fixed: data.onlyCandidate,
          broken: data.onlyBaseline,
          wrong: data.onlyBaseline + data.bothWrong,
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
