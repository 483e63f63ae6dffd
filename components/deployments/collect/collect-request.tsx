"use client";

import { useState } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { AddTo } from "@/components/evaluations/add-to";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { useGiveFeedback } from "@/lib/deployments/collect/hooks";
import { reviewerScore } from "@/lib/deployments/collect/schemas";
import type { RequestDetail } from "@/lib/deployments/schemas";
import { useSinks } from "./use-sinks";

type CollectRequestProps = { projectId: string; deploymentId: string; request: RequestDetail };

/** What you think of an answer, and where it goes: into a dataset to learn from, or into a benchmark to be asked again. */
export function CollectRequest({ projectId, deploymentId, request }: CollectRequestProps) {
  const { may } = usePeople(projectId);
  const give = useGiveFeedback(projectId, deploymentId, request.id);
  const { feedback, content } = request;
  const saved = feedback.find(({ kind }) => kind === "correction")?.text ?? "";
  const [better, setBetter] = useState(saved);
  const said = feedback.find(({ kind, name }) => kind === "score" && name === reviewerScore)?.value;
  const isChanged = better.trim() !== "" && better.trim() !== saved;
  // What is typed and not saved counts as well.
  const sinks = useSinks(projectId, deploymentId, request.id, isChanged ? better.trim() : undefined);
  if (!may("edit")) return null;
  return (
    <section className="grid gap-4" aria-label="What you think of it">
      {give.error && <Notice tone="negative">{errorWords(give.error)}</Notice>}
      <Field label="It should have been" hint="What a model shall learn in place of this answer." optional>
        <Textarea value={better} maxLength={200_000} onChange={(event) => setBetter(event.target.value)} />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          disabledReason={isChanged ? undefined : "Write a better answer first."}
          busy={give.isPending}
          onClick={() => give.mutate({ correction: better.trim(), isGood: false })}
        >
          Save the correction
        </Button>
        <Button variant="plain" aria-pressed={said === 1} onClick={() => give.mutate({ isGood: true })}>
          {said === 1 ? "Called good" : "It is good"}
        </Button>
        <Button variant="plain" aria-pressed={said === 0} onClick={() => give.mutate({ isGood: false })}>
          {said === 0 ? "Called bad" : "It is bad"}
        </Button>
      </div>
      {content && (
        <div className="border-t pt-4">
          <AddTo projectId={projectId} toDataset={sinks.toDataset} toBenchmark={may("launch") ? sinks.toBenchmark : null} />
        </div>
      )}
    </section>
  );
}
