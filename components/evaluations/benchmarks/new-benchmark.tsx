"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Page } from "@/components/layout/page";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { datasetsQuery } from "@/lib/datasets/hooks";
import { projectVersionsQuery } from "@/lib/datasets/versions/hooks";
import { useCreateBenchmark } from "@/lib/evaluations/benchmarks/hooks";
import type { CreateBenchmarkInput } from "@/lib/evaluations/benchmarks/schemas";
import { formatCount } from "@/lib/format";
import { routes } from "@/lib/routes";
import { emptyDraft, toCases } from "./case-draft";
import { CaseDrafts } from "./case-drafts";

const sources = [
  { value: "version", label: "A test split" },
  { value: "dataset", label: "A file of cases" },
  { value: "cases", label: "By hand" },
] as const;
type Source = (typeof sources)[number]["value"];

export function NewBenchmark({ projectId }: { projectId: string }) {
  const router = useRouter();
  const create = useCreateBenchmark(projectId);
  const { data: versions = [] } = useQuery(projectVersionsQuery(projectId));
  const { data: datasets = [] } = useQuery(datasetsQuery(projectId));
  const [from, setFrom] = useState<Source>("cases");
  const [versionId, setVersionId] = useState("");
  const [datasetId, setDatasetId] = useState("");
  const [name, setName] = useState("");
  const [drafts, setDrafts] = useState(() => [emptyDraft()]);
  const cases = toCases(drafts);
  const input: CreateBenchmarkInput =
    from === "version" ? { from, datasetVersionId: versionId } : from === "dataset" ? { from, datasetId } : { from, name, cases };

  return (
    <Page>
      <PageHead
        back={{ href: routes.benchmarks(projectId), label: "Benchmarks" }}
        title="New benchmark"
        lead="Cases that no model was trained on. Graders are guessed from the answers; change them afterwards."
        actions={
          <Button
            variant="primary"
            busy={create.isPending || create.isSuccess}
            disabledReason={missing(input)}
            onClick={() => create.mutate(input, { onSuccess: ({ id }) => router.push(routes.benchmark(projectId, id)) })}
          >
            Make the benchmark
          </Button>
        }
      />
      <Segmented
        className="mt-6"
        label="Where the cases come from"
        value={from}
        onValueChange={(value) => setFrom(sources.find((source) => source.value === value)?.value ?? "cases")}
        options={sources}
      />
      <Panel className="mt-3">
        {from === "version" && (
          <Field label="Version" hint="Its test split becomes the cases. A run does this by itself.">
            <Select
              options={versions.map((version) => ({
                value: version.id,
                label: `${version.datasetName}, version ${version.number}`,
                hint: formatCount(version.testCount, "test case"),
                disabled: version.testCount === 0,
              }))}
              value={versionId}
              onValueChange={setVersionId}
            />
          </Field>
        )}
        {from === "dataset" && (
          <div className="grid gap-4">
            <p className="max-w-[64ch] text-on-surface-2">
              Import the file into a dataset of its own, check it like any other, then choose it here: every example becomes a case, frozen
              as a test split.
            </p>
            <div className="flex flex-wrap items-end gap-3">
              <Field label="Dataset" className="min-w-64 flex-1">
                <Select
                  options={datasets.map((dataset) => ({
                    value: dataset.id,
                    label: dataset.name,
                    hint: formatCount(dataset.exampleCount, "example"),
                    disabled: dataset.exampleCount === 0,
                  }))}
                  value={datasetId}
                  onValueChange={setDatasetId}
                />
              </Field>
              <LinkButton href={routes.data(projectId)}>Import a file first</LinkButton>
            </div>
          </div>
        )}
        {from === "cases" && (
          <div className="grid gap-5">
            <Field label="Name" hint="What it measures, for example “Hard refunds”.">
              <Input className="max-w-100" value={name} onChange={(event) => setName(event.target.value)} />
            </Field>
            <CaseDrafts drafts={drafts} onChange={setDrafts} />
          </div>
        )}
        {create.error && (
          <Notice className="mt-4" tone="negative" title="The benchmark was not made.">
            {errorWords(create.error)}
          </Notice>
        )}
      </Panel>
    </Page>
  );
}

function missing(input: CreateBenchmarkInput): string | undefined {
  if (input.from === "version") return input.datasetVersionId ? undefined : "Choose a version.";
  if (input.from === "dataset") return input.datasetId ? undefined : "Choose a dataset.";
  if (input.name.trim() === "") return "Name what it measures.";
  return input.cases.length === 0 ? "Write at least one question." : undefined;
}
