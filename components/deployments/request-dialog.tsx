"use client";

import { useQuery } from "@tanstack/react-query";
import { Turn } from "@/components/datasets/conversation";
import { LoadError } from "@/components/layout/load-error";
import { CopyButton } from "@/components/ui/copy-button";
import { DefinitionList } from "@/components/ui/definition-list";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { StateMark } from "@/components/ui/state-mark";
import { reviewerScore } from "@/lib/deployments/collect/schemas";
import { requestQuery } from "@/lib/deployments/hooks";
import type { Deployment, Feedback, RequestDetail } from "@/lib/deployments/schemas";
import { formatCost, formatDateTime, formatNumber } from "@/lib/format";
import { CollectRequest } from "./collect/collect-request";
import { outcomeWords } from "./outcome-words";
import { turnsOf } from "./turns-of";
import { latencyWords, variantName } from "./variant-words";

type RequestDialogProps = { projectId: string; deployment: Deployment; requestId: string | null; onClose: () => void };

export function RequestDialog({ projectId, deployment, requestId, onClose }: RequestDialogProps) {
  const { data, error, refetch } = useQuery({ ...requestQuery(projectId, deployment.id, requestId ?? ""), enabled: requestId !== null });
  return (
    <Dialog open={requestId !== null} onOpenChange={(open) => !open && onClose()} title="Request" width="wide">
      {data ? (
        <>
          <Detail request={data} deployment={deployment} />
          <CollectRequest key={data.id} projectId={projectId} deploymentId={deployment.id} request={data} />
        </>
      ) : error ? (
        <LoadError title="This request could not be loaded." error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="h-60 w-full" />
      )}
    </Dialog>
  );
}

function Detail({ request, deployment: { variants } }: { request: RequestDetail; deployment: Deployment }) {
  const { outcome, content, feedback, promptTokens, completionTokens, costUsd, firstByteMs, format, errorMessage } = request;
  const nameOf = (variantId: string) => {
    const variant = variants.find(({ id }) => id === variantId);
    return variant ? variantName(variant, variants) : "a variant that is gone";
  };
  const tokens = promptTokens === null ? "not said" : `${formatNumber(promptTokens)} read, ${formatNumber(completionTokens ?? 0)} written`;
  const items = [
    { term: "Outcome", detail: <StateMark state={outcomeWords[outcome].state}>{outcomeWords[outcome].label}</StateMark> },
    {
      term: "Answered by",
      detail:
        request.servedVariantId === request.variantId
          ? nameOf(request.servedVariantId)
          : `${nameOf(request.servedVariantId)}, because ${nameOf(request.variantId)} failed`,
    },
    { term: "When", detail: formatDateTime(request.at) },
    {
      term: "Took",
      detail: `${latencyWords(request.latencyMs)}${firstByteMs === null ? "" : `, began after ${latencyWords(firstByteMs)}`}`,
    },
    { term: "Tokens", detail: tokens },
    { term: "Price", detail: costUsd === null ? "not known" : formatCost(costUsd) },
    ...(format ? [{ term: "Format", detail: format }] : []),
    ...(request.answeredModel ? [{ term: "Said to be", detail: request.answeredModel }] : []),
    ...(errorMessage ? [{ term: "Why", detail: errorMessage }] : []),
    {
      term: "Id",
      detail: (
        <span className="inline-flex items-center gap-1">
          <span className="break-all font-mono text-xs">{request.id}</span>
          <CopyButton text={request.id} />
        </span>
      ),
    },
  ];
  return (
    <div className="mb-5 grid gap-5">
      <DefinitionList items={items} />
      {content ? (
        <div className="-mx-6 divide-y border-y">
          {[...turnsOf(content.request), { role: "Answer", text: content.answer || "Nothing." }, ...feedback.map(toTurn)].map(
            ({ role, text }, index) => (
              <Turn key={index} role={role} quiet={role === "Instruction"}>
                {text}
              </Turn>
            ),
          )}
        </div>
      ) : (
        <p className="text-on-surface-2">
          The text of this request was not kept: this deployment keeps a part of them, or it was longer than a log is for.
          {feedback.map((one) => ` ${feedbackWords(one)}`).join("")}
        </p>
      )}
    </div>
  );
}

const toTurn = (feedback: Feedback) => ({ role: "Feedback", text: feedbackWords(feedback) });

function feedbackWords({ kind, name, value, text, comment }: Feedback): string {
  const said = {
    thumb: value ? "Thumb up." : "Thumb down.",
    score:
      name === reviewerScore
        ? value
          ? "Called good here."
          : "Called bad here."
        : `${name}: ${formatNumber(value ?? 0, Number.isInteger(value) ? 0 : 2)}.`,
    correction: `Should have been: ${text ?? ""}`,
    outcome: `${name}: ${formatNumber(value ?? 0, Number.isInteger(value) ? 0 : 2)}.`,
  }[kind];
  return comment ? `${said} ${comment}` : said;
}
