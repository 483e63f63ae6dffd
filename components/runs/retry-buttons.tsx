"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { newKey } from "@/components/ui/new-key";
import { useToast } from "@/components/ui/toast-context";
import { formatMoney } from "@/lib/format";
import { routes } from "@/lib/routes";
import { runEstimateQuery, useRestartRun, useRunAction } from "@/lib/runs/hooks";
import type { Run } from "@/lib/runs/schemas";
import { spendingQuery } from "@/lib/runs/spending/hooks";
import { launchGate } from "@/lib/runs/spending/launch-gate";
import { costRange } from "./cost-range";
import { restartInput } from "./restart-input";

const retryWords: Record<NonNullable<Run["retry"]>, string> = {
  send: "Send it again",
  look: "Look for it again",
  finish: "Finish it again",
};

/** The step that failed, or the whole run again; each with what it costs. Only the first stands out. */
export function RetryButtons({ projectId, run }: { projectId: string; run: Run }) {
  const { notify } = useToast();
  const router = useRouter();
  const retry = useRunAction(projectId, run.id);
  const restart = useRestartRun(projectId, run.id);
  const [key] = useState(newKey);
  const { data: plan, isPending } = useQuery(runEstimateQuery(projectId, restartInput(run)));
  const isTaken = run.restarts.length > 0;
  const { may, userId } = usePeople(projectId);
  const { data: spending } = useQuery(spendingQuery(projectId));
  const gate = spending && plan?.estimate ? launchGate(plan.estimate.usd, spending, false) : null;
  const price = isPending ? "…" : priceWords(plan?.estimate?.usd);

  if (!may("launch") && run.createdById !== userId) return null;
  return (
    <>
      {run.retry && (
        <Button
          variant="primary"
          busy={retry.isPending}
          onClick={() =>
            retry.mutate("retry", {
              onError: (error) => notify({ title: `Run ${run.number} stays as it was.`, body: errorWords(error), state: "failed" }),
            })
          }
        >
          {retryWords[run.retry]}, {run.retry === "send" ? price : "no charge"}
        </Button>
      )}
      <Button
        variant={run.retry || isTaken ? "quiet" : "primary"}
        busy={restart.isPending}
        disabledReason={plan?.problems[0] ?? (gate?.kind === "refuse" ? gate.reason : undefined)}
        onClick={() =>
          restart.mutate(key, {
            onSuccess: ({ id }) => router.push(routes.run(projectId, id)),
            onError: (error) => notify({ title: "The run was not started over.", body: errorWords(error), state: "failed" }),
          })
        }
      >
        {gate?.kind === "propose" && !may("launch") ? "Propose it again" : "Start over"}, {price}
      </Button>
      {gate?.kind === "propose" && (
        <p className="w-full text-on-surface-2 text-xs">
          {may("launch")
            ? `That may be more than the ${formatMoney(spending?.spendingLimitUsd ?? 0)} that a run may cost here unasked: the new run waits for your approval.`
            : "It waits until a lead or an owner of this project approves it."}
        </p>
      )}
    </>
  );
}

function priceWords(usd: readonly [number, number] | null | undefined): string {
  if (!usd) return "price not known";
  const words = costRange(usd);
  return words.startsWith("$") ? `about ${words}` : words;
}
