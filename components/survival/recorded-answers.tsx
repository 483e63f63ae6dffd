"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Turn } from "@/components/datasets/conversation";
import { LoadError } from "@/components/layout/load-error";
import { Button } from "@/components/ui/button";
import { CountChips } from "@/components/ui/count-chips";
import { Skeleton } from "@/components/ui/skeleton";
import { StateMark } from "@/components/ui/state-mark";
import { formatCount, formatDuration, formatNumber } from "@/lib/format";
import { isRecording, recordAnswersQuery } from "@/lib/survival/hooks";
import type { GoldenRecord, RecordedAnswer } from "@/lib/survival/records/schemas";

const roles = { system: "Instruction", user: "Message", assistant: "Answer", tool: "Result" };

export function RecordedAnswers({ projectId, record }: { projectId: string; record: GoldenRecord }) {
  const [show, setShow] = useState<"all" | "failed">("all");
  // While it records, the list is read again at the end alone: nothing moves under a reader's eyes.
  const settled = isRecording(record) ? 0 : record.doneCount + record.failedCount;
  const answers = useInfiniteQuery(recordAnswersQuery(projectId, record.id, show, settled));
  const rows = answers.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="panel overflow-hidden" aria-label="Answers">
      <header className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 border-b px-5 py-2 max-md:px-4">
        <h2 className="section-title">Answers</h2>
        {record.failedCount > 0 && (
          <CountChips
            label="Which cases"
            value={show}
            onValueChange={(value) => setShow(value === "failed" ? "failed" : "all")}
            options={[
              { value: "all", label: "All", count: record.caseCount },
              { value: "failed", label: "Without an answer", count: record.failedCount },
            ]}
          />
        )}
      </header>
      {answers.error && !answers.data ? (
        <LoadError title="The answers could not be loaded." error={answers.error} onRetry={answers.refetch} />
      ) : answers.isPending ? (
        <div role="status" aria-label="Loading the answers" className="grid gap-4 p-5">
          <Skeleton className="w-1/2" />
          <Skeleton className="w-2/3" />
        </div>
      ) : (
        <ol className="divide-y">
          {rows.map((row) => (
            <li key={row.position}>
              <Answered row={row} />
            </li>
          ))}
        </ol>
      )}
      {answers.hasNextPage && (
        <div className="border-t p-3 text-center">
          <Button size="small" busy={answers.isFetchingNextPage} onClick={() => void answers.fetchNextPage()}>
            Show more of {formatNumber(answers.data?.pages[0]?.total ?? 0)}
          </Button>
        </div>
      )}
    </section>
  );
}

function Answered({ row: { position, prompt, answer, failure } }: { row: RecordedAnswer }) {
  return (
    <article aria-label={`Case ${position}`} className="py-2">
      {prompt.map((message, index) => (
        <Turn key={index} role={roles[message.role]} quiet>
          {message.content}
        </Turn>
      ))}
      <Turn role={roles.assistant}>
        {answer ? (
          <>
            {answer.text || <span className="text-on-surface-3">(it said nothing)</span>}
            <span className="hint num mt-1 block">
              {formatDuration(answer.latencyMs)}, {formatCount(answer.completionTokens, "token")}
              {answer.finishReason && answer.finishReason !== "stop" && `, ended: ${answer.finishReason}`}
            </span>
          </>
        ) : failure ? (
          <StateMark state="failed" className="whitespace-normal">
            {failure}
          </StateMark>
        ) : (
          <span className="text-on-surface-3">not asked yet</span>
        )}
      </Turn>
    </article>
  );
}
