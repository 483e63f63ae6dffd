"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { LoadError } from "@/components/layout/load-error";
import { Page } from "@/components/layout/page";
import { useAttemptKey } from "@/components/runs/use-attempt-key";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { PageHead } from "@/components/ui/page-head";
import { PageSkeleton } from "@/components/ui/page-skeleton";
import { useSettled } from "@/components/ui/use-settled";
import { projectVersionsQuery } from "@/lib/datasets/versions/hooks";
import { benchmarksQuery } from "@/lib/evaluations/hooks";
import { formatCost } from "@/lib/format";
import { modelsQuery } from "@/lib/models/hooks";
import { routes } from "@/lib/routes";
import { recordEstimateQuery, useCreateRecord } from "@/lib/survival/hooks";
import { aboutCost } from "./action-words";
import { emptyRecordForm, type RecordForm, readRecordForm } from "./record-form";
import { caseOptions, RecordSourceFields } from "./record-source-fields";

/** What to ask a model that will be gone, at what price. */
export function NewRecord({ projectId, modelVersionId }: { projectId: string; modelVersionId: string }) {
  const router = useRouter();
  const models = useQuery(modelsQuery(projectId));
  const benchmarks = useQuery(benchmarksQuery(projectId));
  const versions = useQuery(projectVersionsQuery(projectId));
  const [typed, setTyped] = useState<Partial<RecordForm>>({});
  const create = useCreateRecord(projectId);
  const keyOf = useAttemptKey();
  const model = models.data?.find(({ id }) => id === modelVersionId);
  const failed = models.error ?? benchmarks.error ?? versions.error;

  const empty = emptyRecordForm(caseOptions(benchmarks.data ?? [], versions.data ?? [])[0]?.cases ?? null, versions.data?.[0]?.id);
  const form = { ...empty, ...typed };
  const { input, problems, reason } = readRecordForm(modelVersionId, typed, empty);
  const settled = useSettled(JSON.stringify(input));
  const isSettled = settled === JSON.stringify(input);
  const estimate = useQuery(recordEstimateQuery(projectId, isSettled ? input : null));

  if (!models.data || !benchmarks.data || !versions.data)
    return (
      <Page>
        {failed ? (
          <LoadError
            title="What can be asked could not be loaded."
            error={failed}
            onRetry={() => void Promise.all([models.refetch(), benchmarks.refetch(), versions.refetch()])}
          />
        ) : (
          <PageSkeleton label="Loading what can be asked" />
        )}
      </Page>
    );
  if (!model)
    return (
      <Page>
        <PageHead
          back={{ href: routes.survival(projectId), label: "Survival board" }}
          title="There is no such model in this project."
          lead="Choose one on the survival board."
        />
      </Page>
    );

  const change = (part: Partial<RecordForm>) => setTyped({ ...typed, ...part });
  const { data } = estimate;
  const price = data && data.usd !== null ? `, ${aboutCost(data.usd)}` : "";

  function start() {
    if (!input) return;
    create.mutate({ ...input, idempotencyKey: keyOf(input) }, { onSuccess: ({ id }) => router.push(routes.record(projectId, id)) });
  }

  return (
    <Page>
      <PageHead
        back={{ href: routes.survival(projectId), label: "Survival board" }}
        title={`Record ${model.name}`}
        lead={`What ${model.name}, ${model.baseModel} at ${model.trainer.name}, answers is kept for good. Nobody can change or delete it afterwards.`}
      />
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_400px]">
        <section className="panel grid gap-6 p-5 max-md:p-4" aria-label="What to ask">
          <RecordSourceFields form={form} problems={problems} benchmarks={benchmarks.data} versions={versions.data} onChange={change} />
          <Fold label="How it is asked">
            <div className="grid gap-5 pt-3 sm:grid-cols-2">
              <Field label="Longest answer" hint="What is longer is cut off, and the record says so." error={problems.maxTokens}>
                <NumberField unit="tokens" value={form.maxTokens} onChange={(event) => change({ maxTokens: event.target.value })} />
              </Field>
              <Field label="Temperature" hint="0 gives the same answer again, as far as the provider can." error={problems.temperature}>
                <NumberField value={form.temperature} onChange={(event) => change({ temperature: event.target.value })} />
              </Field>
            </div>
          </Fold>
        </section>
        <section className="panel lg:sticky lg:top-18" aria-label="Before it starts">
          <div className="grid gap-4 p-5 max-md:p-4">
            <h2 className="section-title">What it takes</h2>
            {estimate.error && !data ? (
              <Notice tone="negative" title="It could not be estimated.">
                {errorWords(estimate.error)}
              </Notice>
            ) : (
              <div aria-live="polite" aria-busy={!isSettled}>
                <p className="num font-semibold text-2xl first-letter:uppercase">
                  {data ? (data.usd === null ? "price not known" : formatCost(data.usd)) : "…"}
                </p>
                <p className="hint mt-1">{data?.formula}</p>
              </div>
            )}
            <Field label="Stop before it costs more than" optional error={problems.budgetUsd}>
              <NumberField unit="USD" value={form.budgetUsd} onChange={(event) => change({ budgetUsd: event.target.value })} />
            </Field>
            <Field
              label="Stop before it uses more than"
              optional
              error={problems.budgetTokens}
              hint="What a question could take at most is set aside before it is asked."
            >
              <NumberField unit="tokens" value={form.budgetTokens} onChange={(event) => change({ budgetTokens: event.target.value })} />
            </Field>
          </div>
          <div className="grid gap-3 border-t p-5 max-md:p-4">
            {create.error && (
              <Notice tone="negative" title="The recording was not started.">
                {errorWords(create.error)}
              </Notice>
            )}
            <Button
              variant="primary"
              size="launch"
              className="w-full"
              busy={create.isPending || create.isSuccess}
              disabledReason={reason}
              onClick={start}
            >
              {`Record ${model.name}${price}`}
            </Button>
          </div>
        </section>
      </div>
    </Page>
  );
}
