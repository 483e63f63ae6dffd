"use client";

import { useQuery } from "@tanstack/react-query";
import { DifferenceFigure } from "@/components/evaluations/difference-figure";
import { VerdictSentence } from "@/components/evaluations/verdict-sentence";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Panel } from "@/components/ui/panel";
import { Progress } from "@/components/ui/progress";
import { StateMark } from "@/components/ui/state-mark";
import { VerdictHead } from "@/components/ui/verdict-head";
import { formatCount, formatDate, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { isRecording, parityQuery } from "@/lib/survival/hooks";
import type { ParityReport, ParityResult } from "@/lib/survival/parity/schemas";
import { GoOn } from "./go-on";
import { ParityCases } from "./parity-cases";
import { ParityTable } from "./parity-table";
import { SwitchNote } from "./switch-note";

/** May the new one take the old one's place: the sentence, what it rests on, the figures, the cases. */
export function ParityDetail({ projectId, reportId }: { projectId: string; reportId: string }) {
  const { data, error, refetch } = useQuery(parityQuery(projectId, reportId));
  if (!data)
    return (
      <Page>
        {error ? (
          <LoadError title="The parity report could not be loaded." error={error} onRetry={refetch} />
        ) : (
          <PageSkeleton label="Loading the parity report" />
        )}
      </Page>
    );
  return (
    <Page>
      {data.result ? (
        <Proved projectId={projectId} report={data} result={data.result} />
      ) : (
        <Answering projectId={projectId} report={data} />
      )}
    </Page>
  );
}

const back = (projectId: string) => ({ href: routes.survival(projectId), label: "Survival board" });

function Answering({ projectId, report: { before, after } }: { projectId: string; report: ParityReport }) {
  const isWaiting = isRecording(after) || isRecording(before);
  return (
    <>
      <PageHead
        back={back(projectId)}
        title={`${after.model.name} in place of ${before.model.name}`}
        mark={isWaiting ? <StateMark state="running">answering</StateMark> : <StateMark state="failed">stopped</StateMark>}
        lead={`${after.model.name} is asked what ${before.model.name} answered. The page shows the result by itself.`}
      />
      <section className="panel mt-6 grid max-w-160 gap-3 p-5 max-md:p-4" aria-label="Progress">
        <p className="num">
          {formatNumber(after.doneCount)} of {formatCount(after.caseCount, "case")} answered
        </p>
        <Progress label="Answers of the new model" value={after.doneCount + after.failedCount} max={after.caseCount} />
        {isRecording(before) && (
          <p className="hint">
            {before.model.name} itself is still being recorded: {formatNumber(before.doneCount)} of {formatCount(before.caseCount, "case")}.
          </p>
        )}
        {after.problem && <Notice tone={isWaiting ? "caution" : "negative"}>{after.problem}</Notice>}
        <GoOn projectId={projectId} record={after} />
      </section>
    </>
  );
}

type ProvedProps = { projectId: string; report: ParityReport; result: ParityResult };

function Proved({ projectId, report, result }: ProvedProps) {
  const { id, before, after } = report;
  const { verdict, scored } = result;
  return (
    <>
      <VerdictHead
        back={back(projectId)}
        figure={scored && verdict.outcome !== "unfinished" && <DifferenceFigure difference={scored.difference} />}
        lead={verdict.detail}
        actions={
          (verdict.outcome === "cannot_tell" || verdict.outcome === "refused") && before.modelVersionId ? (
            <LinkButton variant="primary" href={routes.newRecord(projectId, before.modelVersionId)}>
              Record more of {before.model.name}
            </LinkButton>
          ) : null
        }
      >
        <VerdictSentence>{verdict.sentence}</VerdictSentence>
      </VerdictHead>
      <Evidence report={report} result={result} />
      {verdict.outcome === "no_worse" && <SwitchNote projectId={projectId} before={before.model} after={after.model} />}
      {(after.status !== "done" || after.failedCount > 0) && (
        <section className="panel mt-6 grid gap-3 p-5 max-md:p-4" aria-label="Not all is answered">
          {after.problem && <Notice tone="caution">{after.problem}</Notice>}
          <GoOn projectId={projectId} record={after} />
        </section>
      )}
      <Panel
        className="mt-6"
        title="Old and new"
        hint={result.unaskedCount > 0 ? "on the cases asked so far, the first in order" : undefined}
        flush
        actions={
          <>
            <LinkButton size="small" prefetch={false} href={routes.api.parityExport(projectId, id, { format: "markdown" })}>
              Markdown
            </LinkButton>
            <LinkButton size="small" prefetch={false} href={routes.api.parityExport(projectId, id, { format: "html" })}>
              HTML
            </LinkButton>
          </>
        }
      >
        <ParityTable before={before.model.name} after={after.model.name} result={result} />
      </Panel>
      <ParityCases projectId={projectId} report={report} />
    </>
  );
}

function Evidence({ report: { before, margin, createdAt }, result }: { report: ParityReport; result: ParityResult }) {
  return (
    <ul aria-label="What it rests on" className="mt-4 flex flex-wrap gap-x-5 gap-y-1.5 text-on-surface-2 text-xs">
      <li>
        <StateMark state="done" className="whitespace-normal">
          Golden record {before.number}, {before.sourceWords}
        </StateMark>
      </li>
      {result.scored && (
        <li>
          <StateMark state="done" className="whitespace-normal">
            Margin {formatNumber(margin * 100, Number.isInteger(margin * 100) ? 0 : 1)} points, chosen {formatDate(createdAt)} before
            anybody looked
          </StateMark>
        </li>
      )}
      <li>
        <StateMark state="done" className="whitespace-normal">
          Same questions, same limits, temperature {before.temperature}
        </StateMark>
      </li>
      {gapsOf(result).map((gap) => (
        <li key={gap}>
          <StateMark state="attention" className="whitespace-normal">
            {gap}
          </StateMark>
        </li>
      ))}
    </ul>
  );
}

const gapsOf = ({ refusedCount, unaskedCount, leftOutCount }: ParityResult) => [
  ...(unaskedCount > 0 ? [`${formatCount(unaskedCount, "case")} not asked yet`] : []),
  ...(refusedCount > 0 ? [`${formatCount(refusedCount, "case")} without a new answer`] : []),
  ...(leftOutCount > 0 ? [`${formatCount(leftOutCount, "case")} left out, without an old answer`] : []),
];
