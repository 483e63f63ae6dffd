"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { agoWords } from "@/components/layout/ago-words";
import { LoadError } from "@/components/layout/load-error";
import { useNow } from "@/components/layout/use-now";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { SearchBox } from "@/components/ui/search-box";
import { Segmented } from "@/components/ui/segmented";
import { StateMark } from "@/components/ui/state-mark";
import { Table } from "@/components/ui/table";
import { useSettled } from "@/components/ui/use-settled";
import { requestsQuery } from "@/lib/deployments/hooks";
import type { Deployment, LoggedRequest } from "@/lib/deployments/schemas";
import { FeedbackMarks } from "./feedback-marks";
import { filterOf, showOptions } from "./log-filter";
import { outcomeWords } from "./outcome-words";
import { RequestDialog } from "./request-dialog";
import { latencyWords, variantName } from "./variant-words";

/** What was asked and answered, newest first. Filters and the open request stand in the address. */
export function RequestLog({ projectId, deployment }: { projectId: string; deployment: Deployment }) {
  const [place, setPlace] = useQueryStates({
    q: parseAsString.withDefault(""),
    show: parseAsStringLiteral(showOptions.map(({ value }) => value)).withDefault("all"),
    request: parseAsString,
  });
  const q = useSettled(place.q);
  const log = useInfiniteQuery(requestsQuery(projectId, deployment.id, filterOf(q, place.show)));
  const now = useNow(10_000);
  const rows = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const isNarrowed = q !== "" || place.show !== "all";

  return (
    <Panel
      title="Log"
      flush
      actions={
        <Button size="small" busy={log.isRefetching} onClick={() => void log.refetch()}>
          Look again
        </Button>
      }
    >
      <div className="flex flex-wrap items-center gap-3 px-5 pt-1 pb-3 max-md:px-4">
        <SearchBox
          label="Search questions and answers"
          className="w-72 max-w-full"
          value={place.q}
          onValueChange={(text) => void setPlace({ q: text || null })}
        />
        <Segmented
          label="Show"
          value={place.show}
          onValueChange={(value) => void setPlace({ show: showOptions.find((one) => one.value === value)?.value ?? null })}
          options={showOptions}
        />
      </div>
      <Table
        framed={false}
        className="border-t"
        caption="Logged requests, newest first"
        rows={rows}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void setPlace({ request: id })}
        openKey={place.request ?? undefined}
        rowHeight="two"
        loading={log.isPending && 5}
        error={!log.data && log.error && <LoadError title="The log could not be loaded." error={log.error} onRetry={log.refetch} />}
        empty={
          <p className="px-5 py-8 text-center text-on-surface-2">
            {isNarrowed
              ? "No request matches. Take a filter away, or search for other words."
              : "No request has come yet. Point a program here, and what it asks shows up within seconds."}
          </p>
        }
        columns={[
          { id: "asked", head: "Question and answer", onPhone: "lead", cell: (request) => <Asked request={request} /> },
          {
            id: "variant",
            head: "Answered by",
            width: "120px",
            onPhone: "hide",
            cell: ({ servedVariantId, variantId }) => (
              <>
                <span className="cut">{nameOf(servedVariantId, deployment)}</span>
                {servedVariantId !== variantId && <span className="hint cut">for {nameOf(variantId, deployment)}</span>}
              </>
            ),
          },
          {
            id: "outcome",
            head: "Outcome",
            width: "150px",
            onPhone: "below",
            cell: (request) => (
              <span className="flex flex-wrap items-center gap-x-2">
                <StateMark state={outcomeWords[request.outcome].state}>{outcomeWords[request.outcome].label}</StateMark>
                <FeedbackMarks feedback={request.feedback} />
              </span>
            ),
          },
          {
            id: "took",
            head: "Took",
            align: "end",
            width: "88px",
            onPhone: "hide",
            cell: ({ latencyMs }) => latencyWords(latencyMs),
          },
          { id: "at", head: "When", align: "end", width: "100px", onPhone: "aside", cell: ({ at }) => agoWords(at, now) },
        ]}
      />
      {log.hasNextPage && (
        <div className="flex justify-center border-t py-3">
          <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            Older requests
          </Button>
        </div>
      )}
      <RequestDialog
        projectId={projectId}
        deployment={deployment}
        requestId={place.request}
        onClose={() => void setPlace({ request: null })}
      />
    </Panel>
  );
}

function Asked({ request: { excerpt, errorMessage } }: { request: LoggedRequest }) {
  if (!excerpt) return <span className="text-on-surface-3">{errorMessage ?? "The text was not kept."}</span>;
  return (
    <>
      <span className="cut">{excerpt.question || "No question"}</span>
      <span className="hint cut">{excerpt.answer || errorMessage || "No answer"}</span>
    </>
  );
}

const nameOf = (variantId: string, { variants }: Deployment) => {
  const variant = variants.find(({ id }) => id === variantId);
  return variant ? variantName(variant, variants) : "–";
};
