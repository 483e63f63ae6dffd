"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { datasetsQuery } from "@/lib/datasets/hooks";
import { benchmarksQuery } from "@/lib/evaluations/hooks";
import { routes } from "@/lib/routes";
import { benchmarkName } from "./benchmark-name";
import { newestOfSeries } from "./newest-of-series";

/** Somewhere that a conversation can be added to, and how that went. */
export interface Sink {
  add: (id: string) => void;
  isPending: boolean;
  error: Error | null;
  /** The id of what it is in now. */
  addedTo: string | undefined;
}

type AddToProps = { projectId: string; toDataset: Sink; toBenchmark: Sink | null };

/** Learn from it, or ask it of every model: the two ways in which a single answer becomes work that lasts. */
export function AddTo({ projectId, toDataset, toBenchmark }: AddToProps) {
  const datasets = useQuery(datasetsQuery(projectId)).data ?? [];
  const benchmarks = newestOfSeries(useQuery(benchmarksQuery(projectId)).data ?? []);
  return (
    <div className="grid gap-4">
      <Row
        label="Learn from it"
        hint="It becomes an example, with the better answer if you wrote one."
        options={datasets.map(({ id, name }) => ({ value: id, label: name }))}
        none="There is no dataset yet."
        add="Add to the dataset"
        sink={toDataset}
        done={
          toDataset.addedTo && (
            <>
              It is in the dataset now. <Link href={routes.dataset(projectId, toDataset.addedTo)}>See the examples</Link>
            </>
          )
        }
      />
      {toBenchmark && (
        <Row
          label="Ask it of every model"
          hint="Makes the benchmark’s next version, so that old scores keep meaning what they meant."
          options={benchmarks.map((one) => ({ value: one.id, label: benchmarkName(one) }))}
          none="There is no benchmark yet."
          add="Add to the benchmark"
          sink={toBenchmark}
          done={
            toBenchmark.addedTo && (
              <>
                It is a case now. <Link href={routes.benchmark(projectId, toBenchmark.addedTo)}>See the benchmark</Link>
              </>
            )
          }
        />
      )}
    </div>
  );
}

type RowProps = {
  label: string;
  hint: string;
  options: { value: string; label: string }[];
  none: string;
  add: string;
  sink: Sink;
  done: ReactNode;
};

function Row({ label, hint, options, none, add, sink, done }: RowProps) {
  const [chosen, setChosen] = useState("");
  const value = options.find((one) => one.value === chosen)?.value ?? options[0]?.value ?? "";
  return (
    <div>
      <div className="flex items-end gap-2 max-sm:flex-col max-sm:items-stretch">
        <Field label={label} className="flex-1">
          <Select options={options} value={value} onValueChange={setChosen} placeholder={none} disabled={options.length === 0} />
        </Field>
        <Button busy={sink.isPending} disabledReason={options.length === 0 ? none : undefined} onClick={() => sink.add(value)}>
          {add}
        </Button>
      </div>
      {sink.error ? (
        <Notice tone="negative" className="mt-2">
          {errorWords(sink.error)}
        </Notice>
      ) : (
        <p className="hint mt-1.5 [&_a]:underline" role="status">
          {done || hint}
        </p>
      )}
    </div>
  );
}
