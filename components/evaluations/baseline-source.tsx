"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { formatCount } from "@/lib/format";
import type { PassageIndex } from "@/lib/models/schemas";
import { AddDocuments } from "./add-documents";
import type { BaselineForm } from "./baseline-form";

type BaselineSourceProps = {
  projectId: string;
  form: BaselineForm;
  versions: readonly DatasetVersion[];
  indexes: readonly PassageIndex[];
  problem: string | undefined;
  onChange: (change: Partial<BaselineForm>) => void;
};

const stateHints = { building: "being prepared", ready: "", failed: "could not be prepared" };

/** Where examples or passages come from: the train split of a frozen version; for passages documents too. */
export function BaselineSource({ projectId, form, versions, indexes, problem, onChange }: BaselineSourceProps) {
  const [isAdding, setAdding] = useState(false);
  const isRetrieval = form.approach === "retrieval";
  const documents = isRetrieval ? indexes.filter(({ datasetVersionId }) => datasetVersionId === null) : [];
  return (
    <>
      <Field
        label={isRetrieval ? "Looked up in" : "Taken from"}
        hint={
          isRetrieval
            ? "Questions with their answers from training, or documents of yours. Test cases are never shown."
            : "The examples that a run on this version would learn from. Test cases are never shown."
        }
        error={problem}
        action={
          isRetrieval && (
            <Button variant="plain" size="small" onClick={() => setAdding(true)}>
              Add documents
            </Button>
          )
        }
      >
        <Select
          options={[
            ...versions.map(({ id, datasetName, number, trainCount }) => ({
              value: `version:${id}`,
              label: `${datasetName}, version ${number}`,
              hint: formatCount(trainCount, "example"),
            })),
            ...documents.map(({ id, name, passageCount, status }) => ({
              value: `index:${id}`,
              label: name,
              hint: stateHints[status] || formatCount(passageCount, "passage"),
              disabled: status === "failed",
            })),
          ]}
          value={form.source}
          onValueChange={(source) => onChange({ source })}
        />
      </Field>
      <AddDocuments
        projectId={projectId}
        open={isAdding}
        onOpenChange={setAdding}
        onAdded={({ id }) => {
          setAdding(false);
          onChange({ source: `index:${id}` });
        }}
      />
    </>
  );
}
