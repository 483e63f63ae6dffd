"use client";

import { useState } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { Button } from "@/components/ui/button";
import type { Evaluation, EvaluationCase } from "@/lib/evaluations/schemas";
import { AddCaseDialog } from "./add-case-dialog";
import { NearestExamples } from "./nearest-examples";

type CaseMendingProps = { projectId: string; evaluation: Evaluation; item: EvaluationCase };

/** What to do about an answer: mend what taught it, or teach what nobody has taught. */
export function CaseMending({ projectId, evaluation, item }: CaseMendingProps) {
  const { may } = usePeople(projectId);
  const [isShown, setShown] = useState(false);
  const { modelVersion, benchmark } = evaluation;
  if (!may("edit")) return null;
  const hasLearned = modelVersion.run !== null || modelVersion.shownVersionId !== null;
  return (
    <footer className="border-t px-5 py-3 max-md:px-4">
      <div className="flex flex-wrap gap-2">
        {hasLearned && (
          <Button size="small" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? "Hide the training examples" : "Find the training examples behind this"}
          </Button>
        )}
        <AddCaseDialog projectId={projectId} benchmarkId={benchmark.id} item={item} />
      </div>
      {isShown && <NearestExamples projectId={projectId} evaluationId={evaluation.id} caseId={item.id} />}
    </footer>
  );
}
