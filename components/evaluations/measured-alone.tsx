"use client";

import { Page } from "@/components/layout/page";
import { LinkButton } from "@/components/ui/link-button";
import { VerdictHead } from "@/components/ui/verdict-head";
import type { Evaluation } from "@/lib/evaluations/schemas";
import { formatPercent } from "@/lib/format";
import { routes } from "@/lib/routes";
import { CaseBrowser } from "./case-browser";
import { StoppedNotice } from "./ceilings/stopped-notice";
import { Evidence } from "./evidence";
import { GradingNotes } from "./grading-notes";
import { headlineScore } from "./headline-score";
import { rivalsOf } from "./opponent-of";
import { ConsistencyNote } from "./repeats/consistency-note";
import { SliceList } from "./slice-list";
import { scoreWords } from "./to-estimate";

type MeasuredAloneProps = { projectId: string; evaluation: Evaluation; others: readonly Evaluation[] };

/** A baseline, or a version with nothing to hold it against: its own score, and its answers. */
export function MeasuredAlone({ projectId, evaluation, others }: MeasuredAloneProps) {
  const { modelVersion, benchmark } = evaluation;
  const score = headlineScore(evaluation);
  const rival = rivalsOf(evaluation, others).find((other) => other.modelVersion.kind !== "baseline");

  return (
    <Page>
      <VerdictHead
        lead={score && `${scoreWords(score)}, ${score.n} cases. A score by itself says little: it needs something to be held against.`}
        actions={
          rival && (
            <LinkButton variant="primary" href={routes.evaluation(projectId, rival.id, { against: evaluation.id })}>
              Compare with {rival.modelVersion.name}
            </LinkButton>
          )
        }
      >
        {modelVersion.name} answers {score ? formatPercent(score.value, 0) : "none"} of the cases right.
      </VerdictHead>
      <StoppedNotice projectId={projectId} evaluation={evaluation} />
      <Evidence evaluation={evaluation} />
      <ConsistencyNote evaluations={[evaluation]} />
      <GradingNotes projectId={projectId} evaluation={evaluation} grader={benchmark.graders[0]?.key ?? ""} />
      <SliceList
        projectId={projectId}
        candidateId={evaluation.id}
        grader={benchmark.graders[0]?.key ?? ""}
        hint="scores by the tags of the cases; choose one to see its cases"
      />
      <CaseBrowser
        projectId={projectId}
        benchmarkId={benchmark.id}
        candidate={evaluation}
        baseline={null}
        grader={benchmark.graders[0]?.key ?? ""}
        counts={{}}
      />
    </Page>
  );
}
