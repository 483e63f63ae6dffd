"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsFloat, parseAsString, useQueryStates } from "nuqs";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { VerdictHead } from "@/components/ui/verdict-head";
import type { CostAssumptions } from "@/lib/evaluations/costs/schemas";
import { reportOptions } from "@/lib/evaluations/reports/hooks";
import { learningCurveTitle } from "@/lib/evaluations/reports/learning-curve-section";
import { reportDocument } from "@/lib/evaluations/reports/report-document";
import type { Report } from "@/lib/evaluations/reports/schemas";
import { routes } from "@/lib/routes";
import { DifferenceFigure } from "../difference-figure";
import { Evidence } from "../evidence";
import { LearningCurvePanel } from "../learning-curves/learning-curve-panel";
import { VerdictSentence } from "../verdict-sentence";
import { CostPanel } from "./cost-panel";
import { DecisionPanel } from "./decision-panel";
import { ReportModels } from "./report-models";
import { ReportSections } from "./report-sections";

/** One page to hand on: the question, the answer, what it rests on, and who decided what. */
export function ReportPage({ projectId, evaluationId }: { projectId: string; evaluationId: string }) {
  const [{ against, grader }] = useQueryStates({ against: parseAsString, grader: parseAsString });
  // What is assumed stands in the address, so that the link shows the same sums.
  const [assumed, assume] = useQueryStates({
    answersPerDay: parseAsFloat,
    candidateHosting: parseAsFloat,
    baselineHosting: parseAsFloat,
  });
  const entered: CostAssumptions = Object.fromEntries(Object.entries(assumed).filter(([, value]) => value !== null));
  const pair = { candidateId: evaluationId, baselineId: against ?? "", ...(grader ? { grader } : {}), ...entered };
  const { data, error, isFetching, refetch } = useQuery({
    ...reportOptions(projectId, pair),
    enabled: against !== null,
    placeholderData: keepPreviousData,
  });

  if (against === null)
    return (
      <Page>
        <EmptyState
          title="A report needs two evaluations."
          action={<LinkButton href={routes.evaluation(projectId, evaluationId)}>Go to the comparison</LinkButton>}
        >
          It says whether one version should take the place of another. Open it from a comparison.
        </EmptyState>
      </Page>
    );
  return (
    <Page className="print:max-w-none print:p-0">
      {data ? (
        <Written
          projectId={projectId}
          report={data}
          exported={(format) => routes.api.reportExport(projectId, { ...pair, format })}
          isBusy={isFetching}
          onAssume={(wanted) => void assume(wanted)}
        />
      ) : error ? (
        <LoadError title="The report could not be written." error={error} onRetry={refetch} />
      ) : (
        <PageSkeleton label="Writing the report" />
      )}
    </Page>
  );
}

type WrittenProps = {
  projectId: string;
  report: Report;
  exported: (format: "markdown" | "html") => string;
  isBusy: boolean;
  onAssume: (assumed: CostAssumptions) => void;
};

function Written({ projectId, report, exported, isBusy, onAssume }: WrittenProps) {
  const { comparison, question, models, recommendation } = report;
  const { candidate, baseline, verdict, difference } = comparison;
  const names = { candidate: candidate.modelVersion.name, baseline: baseline.modelVersion.name };
  const [, , , costs, ...rest] = reportDocument(report).sections;
  const others = rest.filter(({ title }) => title !== learningCurveTitle);
  const curveQuery = { evaluationId: candidate.id, baselineId: baseline.id, grader: comparison.grader };
  return (
    <>
      <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-on-surface-2">
        <LinkButton size="small" className="print:hidden" href={routes.evaluation(projectId, candidate.id, { against: baseline.id })}>
          Back to the comparison
        </LinkButton>
        <span>{question}</span>
      </p>
      <VerdictHead
        figure={<DifferenceFigure difference={difference} />}
        lead={verdict.detail}
        actions={
          <div className="flex flex-wrap gap-2 print:hidden">
            <LinkButton download prefetch={false} href={exported("markdown")}>
              Markdown
            </LinkButton>
            <LinkButton download prefetch={false} href={exported("html")}>
              HTML
            </LinkButton>
            <Button onClick={() => window.print()}>Print</Button>
          </div>
        }
      >
        <VerdictSentence>{verdict.sentence}</VerdictSentence>
      </VerdictHead>
      <Evidence evaluation={candidate} comparison={comparison} />
      <section className="mt-6 max-w-[92ch]">
        <h2 className="section-title">What the figures speak for</h2>
        <p className="mt-2 text-base text-pretty">{recommendation}</p>
      </section>
      <DecisionPanel projectId={projectId} comparison={comparison} decisions={report.decisions} />
      <ReportModels models={models} />
      {costs && <CostPanel section={costs} cost={report.cost} names={names} isBusy={isBusy} onAssume={onAssume} />}
      {report.learningCurve && <LearningCurvePanel projectId={projectId} query={curveQuery} known={report.learningCurve} />}
      <ReportSections sections={others} />
    </>
  );
}
