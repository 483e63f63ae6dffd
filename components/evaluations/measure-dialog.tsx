"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { evaluationEstimateQueryOf } from "@/lib/evaluations/ceilings/hooks";
import { benchmarksQuery, evaluationsQuery, useCreateEvaluation } from "@/lib/evaluations/hooks";
import { temperatureWarning } from "@/lib/evaluations/repeats/consistency-words";
import { mostRepeats, repeatsSchema } from "@/lib/evaluations/repeats/schemas";
import { formatCount } from "@/lib/format";
import { modelsQuery } from "@/lib/models/hooks";
import { routes } from "@/lib/routes";
import { benchmarkName } from "./benchmark-name";
import { CeilingFields, type TypedCeilings } from "./ceilings/ceiling-fields";
import { estimateWords } from "./ceilings/estimate-words";
import { readCeilings, typeCeilings } from "./ceilings/read-ceilings";
import { isPrompting } from "./opponent-of";
import { type ChosenSettling, SettleFields } from "./settling/settle-fields";

/** Any model version on any benchmark; the same pair again is the evaluation that is there. */
export function MeasureDialog({ projectId }: { projectId: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState({ modelVersionId: "", benchmarkId: "" });
  const [typed, setTyped] = useState<TypedCeilings | null>(null);
  const [repeats, setRepeats] = useState("1");
  const [settling, setSettling] = useState<ChosenSettling | null>(null);
  const { data: all = [] } = useQuery(modelsQuery(projectId));
  const models = all.filter(({ stage }) => stage !== "archived");
  const { data: benchmarks = [] } = useQuery(benchmarksQuery(projectId));
  const evaluate = useCreateEvaluation(projectId);
  const modelVersionId = chosen.modelVersionId || (models[0]?.id ?? "");
  const benchmarkId = chosen.benchmarkId || (benchmarks[0]?.id ?? "");
  const isReady = models.length > 0 && benchmarks.length > 0;
  const { data: evaluations = [] } = useQuery({ ...evaluationsQuery(projectId), enabled: isOpen });
  const rivals = evaluations
    .filter(({ benchmark, modelVersion }) => benchmark.id === benchmarkId && modelVersion.id !== modelVersionId)
    .filter(({ status }) => status === "succeeded" || status === "stopped")
    .sort((a, b) => Number(isPrompting(b)) - Number(isPrompting(a)));
  const askedTimes = repeatsSchema.safeParse(Number(repeats)).data ?? 1;
  const estimate = useQuery({
    ...evaluationEstimateQueryOf(projectId, { modelVersionId, benchmarkId, repeats: askedTimes }),
    enabled: isOpen && isReady,
  });
  if (!isReady) return null;
  const ceilings = typed ?? typeCeilings(estimate.data?.suggested ?? { ceilingUsd: null, ceilingTokens: null });
  /** What fits one model says nothing about another. */
  const choose = (pair: typeof chosen) => {
    setChosen(pair);
    setTyped(null);
    setSettling(null);
  };

  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button variant="primary">Measure a model</Button>}
      title="Measure a model"
      description="The model answers every case. Answers that are there already are not asked for again."
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button
            variant="primary"
            busy={evaluate.isPending || estimate.isPending}
            onClick={() =>
              evaluate.mutate(
                {
                  modelVersionId,
                  benchmarkId,
                  ...readCeilings(ceilings),
                  ...(repeats === "1" ? {} : { repeats: Number(repeats) }),
                  ...(settling ? { settle: { againstId: settling.againstId, among: Number(settling.among) } } : {}),
                },
                { onSuccess: ({ id }) => router.push(routes.evaluation(projectId, id)) },
              )
            }
          >
            Measure
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field label="Model">
          <Select
            options={models.map(({ id, name }) => ({ value: id, label: name }))}
            value={modelVersionId}
            onValueChange={(id) => choose({ modelVersionId: id, benchmarkId })}
          />
        </Field>
        <Field label="On">
          <Select
            options={benchmarks.map((benchmark) => ({
              value: benchmark.id,
              label: benchmarkName(benchmark),
              hint: formatCount(benchmark.caseCount, "case"),
            }))}
            value={benchmarkId}
            onValueChange={(id) => choose({ modelVersionId, benchmarkId: id })}
          />
        </Field>
        <Field
          label="Answers per case"
          hint={askedTimes > 1 ? temperatureWarning : "More than one shows how consistent the model is. They count as one case."}
        >
          <NumberField
            min="1"
            max={mostRepeats}
            step="1"
            value={repeats}
            onChange={({ target }) => {
              setRepeats(target.value);
              setTyped(null);
            }}
          />
        </Field>
        {estimate.data ? (
          <p className="text-sm">
            {estimateWords(estimate.data)} <span className="hint">{estimate.data.basis}</span>
          </p>
        ) : estimate.error ? (
          <p className="text-negative text-xs" role="alert">
            What it takes could not be estimated: {errorWords(estimate.error)}
          </p>
        ) : (
          <Skeleton className="w-2/3" />
        )}
        <CeilingFields
          value={ceilings}
          onChange={setTyped}
          hasPrice={estimate.data?.usd != null && estimate.data.suggested.ceilingTokens === null}
        />
        <SettleFields value={settling} onChange={setSettling} rivals={rivals} />
        {evaluate.error && (
          <Notice tone="negative" title="The model is not being measured.">
            {errorWords(evaluate.error)}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
