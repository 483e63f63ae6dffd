"use client";

import { useState } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { useContinueEvaluation } from "@/lib/evaluations/ceilings/hooks";
import { stopWords } from "@/lib/evaluations/ceilings/stop-words";
import type { Evaluation } from "@/lib/evaluations/schemas";
import { formatMoney, formatTokens } from "@/lib/format";
import { CeilingFields } from "./ceiling-fields";
import { readCeilings, typeCeilings } from "./read-ceilings";

type StoppedNoticeProps = { projectId: string; evaluation: Evaluation };

/** That not every case has its answer, why, and the way on. */
export function StoppedNotice({ projectId, evaluation }: StoppedNoticeProps) {
  const { may } = usePeople(projectId);
  const words = stopWords(evaluation);
  if (words === null) return null;
  if (evaluation.stopReason === "settled") return <SettledNotice projectId={projectId} evaluation={evaluation} words={words} />;
  return (
    <Notice
      className="mt-4"
      tone="caution"
      title={`${evaluation.modelVersion.name} ${words}.`}
      action={may("launch") && <RaiseCeiling projectId={projectId} evaluation={evaluation} />}
    >
      {spentWords(evaluation)} The cases were asked in a mixed order, so those that are answered are a fair sample of all of them. What is
      below rests on them alone.
    </Notice>
  );
}

/** It stopped as it was asked to; who wants the other cases gets them. */
function SettledNotice({ projectId, evaluation, words }: StoppedNoticeProps & { words: string }) {
  const { may } = usePeople(projectId);
  const { id, modelVersion, ceilingUsd, ceilingTokens } = evaluation;
  const goOn = useContinueEvaluation(projectId, id);
  return (
    <Notice
      className="mt-4"
      tone="accent"
      title={`${modelVersion.name} ${words}.`}
      action={
        may("launch") && (
          <Button size="small" busy={goOn.isPending} onClick={() => goOn.mutate({ ceilingUsd, ceilingTokens })}>
            Ask the other cases too
          </Button>
        )
      }
    >
      {spentWords(evaluation)} Which of the two is better was sure by then, so the other cases were not asked. How much better is less sure
      than it would be after all of them.
      {goOn.error && <p className="text-negative text-xs">{errorWords(goOn.error)}</p>}
    </Notice>
  );
}

function spentWords({ spentUsd, spentTokens }: Evaluation): string {
  const used = `${formatTokens(spentTokens)} tokens`;
  return spentUsd > 0 ? `It has taken ${formatMoney(spentUsd)} and ${used}.` : `It has taken ${used}.`;
}

function RaiseCeiling({ projectId, evaluation }: StoppedNoticeProps) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState(() => typeCeilings(evaluation));
  const goOn = useContinueEvaluation(projectId, evaluation.id);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button size="small">Raise the ceiling</Button>}
      title="Raise the ceiling and go on"
      description={`${spentWords(evaluation)} The answers that are there are kept and not paid for again.`}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button
            variant="primary"
            busy={goOn.isPending}
            onClick={() => goOn.mutate(readCeilings(typed), { onSuccess: () => setOpen(false) })}
          >
            Go on
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <CeilingFields value={typed} onChange={setTyped} hasPrice={evaluation.ceilingUsd !== null || evaluation.spentUsd > 0} />
        {goOn.error && (
          <Notice tone="negative" title="It does not go on.">
            {errorWords(goOn.error)}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
