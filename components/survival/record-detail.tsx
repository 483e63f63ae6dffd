"use client";

import { useQuery } from "@tanstack/react-query";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { DefinitionList } from "@/components/ui/definition-list";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Panel } from "@/components/ui/panel";
import { Progress } from "@/components/ui/progress";
import { StateMark } from "@/components/ui/state-mark";
import { formatCost, formatCount, formatDateTime, formatNumber, formatTokens } from "@/lib/format";
import { routes } from "@/lib/routes";
import { isRecording, recordQuery } from "@/lib/survival/hooks";
import type { GoldenRecord } from "@/lib/survival/records/schemas";
import { GoOn } from "./go-on";
import { RecordedAnswers } from "./recorded-answers";

/** How far a recording has come, and everything that was answered. */
export function RecordDetail({ projectId, recordId }: { projectId: string; recordId: string }) {
  const { data, error, refetch } = useQuery(recordQuery(projectId, recordId));
  if (!data)
    return (
      <Page>
        {error ? (
          <LoadError title="The golden record could not be loaded." error={error} onRetry={refetch} />
        ) : (
          <PageSkeleton label="Loading the golden record" />
        )}
      </Page>
    );
  const canProve = data.doneCount > 0 && !isRecording(data) && data.source !== "replay";
  return (
    <Page>
      <PageHead
        back={{ href: routes.survival(projectId), label: "Survival board" }}
        title={`Golden record ${data.number}: ${data.model.name}`}
        mark={<RecordMark record={data} />}
        lead={`${data.model.trainerModel} at ${data.model.trainer.name}, asked ${data.sourceWords}.`}
        actions={
          <>
            {data.doneCount > 0 && (
              <LinkButton href={routes.api.recordExport(projectId, recordId)} prefetch={false}>
                Download as JSONL
              </LinkButton>
            )}
            {canProve && data.failedCount === 0 && data.status === "done" && (
              <LinkButton variant="primary" href={routes.newParity(projectId, { record: recordId })}>
                Prove parity
              </LinkButton>
            )}
          </>
        }
      />
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="grid min-w-0 gap-6">
          <section aria-label="Progress" className="panel grid gap-3 p-5 max-md:p-4">
            <p className="num flex flex-wrap items-baseline gap-x-3">
              <span className="font-semibold text-2xl">{formatNumber(data.doneCount)}</span>
              <span className="text-on-surface-2">
                of {formatCount(data.caseCount, "case")} answered{data.failedCount > 0 && `, ${formatNumber(data.failedCount)} refused`}
              </span>
            </p>
            <Progress
              label="Answers recorded"
              value={data.doneCount + data.failedCount}
              max={data.caseCount}
              tone={data.status === "done" ? "positive" : "accent"}
            />
            {data.problem && <Notice tone={data.status === "failed" ? "negative" : "caution"}>{data.problem}</Notice>}
            <GoOn projectId={projectId} record={data} />
          </section>
          <RecordedAnswers projectId={projectId} record={data} />
        </div>
        <Panel title="How it was asked">
          <DefinitionList items={facts(data)} />
          <p className="hint mt-4">Kept for good: the database refuses to change or delete it while this project is there.</p>
        </Panel>
      </div>
    </Page>
  );
}

function facts(record: GoldenRecord) {
  const { model, maxTokens, temperature, promptTokens, completionTokens, spentUsd, inputPrice, budgetUsd, budgetTokens, createdAt } =
    record;
  const budget = [
    ...(budgetUsd === null ? [] : [formatCost(budgetUsd)]),
    ...(budgetTokens === null ? [] : [`${formatTokens(budgetTokens)} tokens`]),
  ];
  return [
    { term: "Base model", detail: model.baseModel },
    { term: "Begun", detail: formatDateTime(createdAt) },
    { term: "Longest", detail: formatCount(maxTokens, "token") },
    { term: "Temperature", detail: String(temperature) },
    { term: "Used", detail: `${formatTokens(promptTokens)} tokens asked, ${formatTokens(completionTokens)} answered` },
    { term: "Cost", detail: inputPrice === null ? "no price is entered" : formatCost(spentUsd) },
    { term: "Budget", detail: budget.length > 0 ? budget.join(" and ") : "none" },
  ];
}

function RecordMark({ record: { status } }: { record: GoldenRecord }) {
  switch (status) {
    case "done":
      return <StateMark state="done">complete</StateMark>;
    case "stopped":
      return <StateMark state="attention">stopped at its budget</StateMark>;
    case "failed":
      return <StateMark state="failed">stopped</StateMark>;
    case "queued":
      return <StateMark state="waiting">waiting</StateMark>;
    case "recording":
      return <StateMark state="running">recording</StateMark>;
  }
}
