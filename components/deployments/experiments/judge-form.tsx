"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { benchmarkName } from "@/components/evaluations/benchmark-name";
import { newestOfSeries } from "@/components/evaluations/newest-of-series";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { graderName } from "@/lib/evaluations/graders/grader-words";
import { benchmarksQuery } from "@/lib/evaluations/hooks";
import { routes } from "@/lib/routes";
import { type ExperimentDraft, judgeValue, withJudge } from "./experiment-draft";

type JudgeFormProps = { projectId: string; draft: ExperimentDraft; onChange: (draft: ExperimentDraft) => void };

const nobody = "nobody";

/** A judge of one of the project's benchmarks reads some of the answers, of both sides alike. */
export function JudgeForm({ projectId, draft, onChange }: JudgeFormProps) {
  const { data: benchmarks = [], isPending } = useQuery(benchmarksQuery(projectId));
  const judges = newestOfSeries(benchmarks).flatMap((benchmark) =>
    benchmark.graders
      .filter((grader) => grader.kind === "judge" && grader.mode !== "against_target")
      .map((grader) => ({ value: judgeValue(benchmark.id, grader.key), label: graderName(grader), hint: benchmarkName(benchmark) })),
  );
  if (!isPending && judges.length === 0)
    return (
      <p className="hint">
        A model can mark a sample of the answers too: add a judge to one of the{" "}
        <Link href={routes.benchmarks(projectId)} className="underline">
          benchmarks
        </Link>{" "}
        first, one that gives points or says passed and failed.
      </p>
    );
  return (
    <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
      <Field
        label="Who marks a sample"
        hint="It reads answers of both variants alike, and does not know whose they are."
        className="col-span-2 max-sm:col-span-1"
      >
        <Select
          options={[{ value: nobody, label: "Nobody" }, ...judges]}
          value={draft.judge || nobody}
          onValueChange={(value) => onChange(withJudge(draft, value === nobody ? "" : value))}
        />
      </Field>
      {draft.judge !== "" && (
        <>
          <Field label="Of the answers it reads">
            <NumberField
              min={0}
              max={100}
              unit="%"
              value={draft.judgePercent}
              onChange={(event) => onChange({ ...draft, judgePercent: event.target.value })}
            />
          </Field>
          <Field label="And no more than" hint="A ceiling for what the judge costs.">
            <NumberField
              min={1}
              max={20_000}
              unit="a day"
              value={draft.judgePerDay}
              onChange={(event) => onChange({ ...draft, judgePerDay: event.target.value })}
            />
          </Field>
        </>
      )}
    </div>
  );
}
