"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryStates } from "nuqs";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { Select } from "@/components/ui/select";
import { formatCount } from "@/lib/format";
import { modelsQuery } from "@/lib/models/hooks";
import { routes } from "@/lib/routes";
import { recordsQuery, useCreateParity } from "@/lib/survival/hooks";
import { createParityInput } from "@/lib/survival/parity/schemas";

/** Old record, new model, and the margin, before anybody looks. */
export function NewParity({ projectId }: { projectId: string }) {
  const router = useRouter();
  const records = useQuery(recordsQuery(projectId));
  const models = useQuery(modelsQuery(projectId));
  const [place, setPlace] = useQueryStates({ record: parseAsString, model: parseAsString });
  const [margin, setMargin] = useState("3");
  const [budget, setBudget] = useState("");
  const create = useCreateParity(projectId);
  const failed = records.error ?? models.error;

  if (!records.data || !models.data)
    return (
      <Page>
        {failed ? (
          <LoadError
            title="What can be compared could not be loaded."
            error={failed}
            onRetry={() => void Promise.all([records.refetch(), models.refetch()])}
          />
        ) : (
          <PageSkeleton label="Loading what can be compared" />
        )}
      </Page>
    );

  const kept = records.data.filter(({ source, doneCount }) => source !== "replay" && doneCount > 0);
  const record = kept.find(({ id }) => id === place.record) ?? kept[0];
  const candidates = models.data.filter(({ id }) => id !== record?.modelVersionId);
  const model = candidates.find(({ id }) => id === place.model) ?? candidates.find(({ kind }) => kind !== "baseline") ?? candidates[0];
  const parsed = createParityInput.safeParse({
    recordId: record?.id ?? "",
    modelVersionId: model?.id ?? "",
    marginPoints: Number(margin),
    budgetUsd: budget === "" ? null : Number(budget),
  });
  const problemOf = (field: string) => parsed.error?.issues.find(({ path }) => path[0] === field)?.message;

  return (
    <Page>
      <PageHead
        back={{ href: routes.survival(projectId), label: "Survival board" }}
        title="Prove parity"
        lead="The new model answers the questions that the old one was recorded on; case by case it shows whether it is no worse."
      />
      {!record || !model ? (
        <EmptyState
          className="min-h-[40dvh]"
          title={record ? "There is no other model to compare with." : "Nothing is recorded yet."}
          action={
            <LinkButton
              variant="primary"
              href={record ? routes.retrain(projectId, record.modelVersionId ?? "") : routes.survival(projectId)}
            >
              {record ? "Re-train it elsewhere" : "Go to the survival board"}
            </LinkButton>
          }
        >
          A report holds what the old model answered against what the new one answers to the same questions.
        </EmptyState>
      ) : (
        <section className="panel mt-6 grid max-w-160 gap-5 p-5 max-md:p-4" aria-label="What is compared">
          <Field label="What the old model answered">
            <Select
              value={record.id}
              onValueChange={(value) => void setPlace({ record: value })}
              options={kept.map(({ id, number, model: of, doneCount }) => ({
                value: id,
                label: `${of.name}, golden record ${number}, ${formatCount(doneCount, "case")}`,
              }))}
            />
          </Field>
          <Field label="The new model">
            <Select
              value={model.id}
              onValueChange={(value) => void setPlace({ model: value })}
              options={candidates.map(({ id, name, baseModel, trainer }) => ({
                value: id,
                label: `${name}, ${baseModel} at ${trainer.name}`,
              }))}
            />
          </Field>
          {record.graders ? (
            <Field
              label="Margin"
              hint="How much worse would not matter to you. Chosen now, before anybody looks; it cannot be changed for this pair afterwards."
              error={problemOf("marginPoints")}
            >
              <NumberField unit="points" className="max-w-40" value={margin} onChange={(event) => setMargin(event.target.value)} />
            </Field>
          ) : (
            <Notice tone="accent">
              These prompts have no answer that was wanted, so the report will say how alike the two are, not which is better.
            </Notice>
          )}
          <Field label="Stop before it costs more than" optional error={budget === "" ? undefined : problemOf("budgetUsd")}>
            <NumberField unit="USD" className="max-w-40" value={budget} onChange={(event) => setBudget(event.target.value)} />
          </Field>
          {create.error && (
            <Notice tone="negative" title="The comparison was not started.">
              {errorWords(create.error)}
            </Notice>
          )}
          <Button
            variant="primary"
            size="launch"
            className="justify-self-start"
            busy={create.isPending || create.isSuccess}
            disabledReason={parsed.success ? undefined : "A field is not filled in as it should be. It says what to change."}
            onClick={() =>
              parsed.success && create.mutate(parsed.data, { onSuccess: ({ id }) => router.push(routes.parity(projectId, id)) })
            }
          >
            Ask {model.name} {formatCount(record.caseCount, "question")}
          </Button>
        </section>
      )}
    </Page>
  );
}
