"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { datasetsQuery } from "@/lib/datasets/hooks";
import { useAddCase } from "@/lib/evaluations/mending/hooks";
import type { EvaluationCase } from "@/lib/evaluations/schemas";
import { routes } from "@/lib/routes";

type AddCaseDialogProps = { projectId: string; benchmarkId: string; item: EvaluationCase };

/** The question of a case and the answer wanted, taken over into what models learn from. */
export function AddCaseDialog({ projectId, benchmarkId, item }: AddCaseDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const [answer, setAnswer] = useState(item.target);
  const [chosen, setChosen] = useState("");
  const { data: datasets = [] } = useQuery(datasetsQuery(projectId));
  const datasetId = chosen || (datasets[0]?.id ?? "");
  const add = useAddCase(projectId, benchmarkId, item.id);
  if (datasets.length === 0) return null;

  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button size="small">Add to a dataset</Button>}
      title="Add this question to a dataset"
      description="It waits there as a draft for somebody to approve. A case that a model learns from is no test any more: the badge beside its score will say so."
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Close</Button>
          <Button
            variant="primary"
            busy={add.isPending}
            disabledReason={answer.trim() === "" ? "Write the answer first." : undefined}
            onClick={() => add.mutate({ datasetId, answer })}
          >
            Add as a draft
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field label="Dataset">
          <Select options={datasets.map(({ id, name }) => ({ value: id, label: name }))} value={datasetId} onValueChange={setChosen} />
        </Field>
        <Field label="Answer to learn" hint="What a model should have said.">
          <Textarea value={answer} onChange={(event) => setAnswer(event.target.value)} />
        </Field>
        {add.error && (
          <Notice tone="negative" title="The question was not added.">
            {errorWords(add.error)}
          </Notice>
        )}
        {add.data && (
          <Notice tone="positive" title="Added as a draft.">
            <Link className="link" href={routes.dataset(projectId, add.variables.datasetId, { open: add.data.id })}>
              Look at it
            </Link>
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
