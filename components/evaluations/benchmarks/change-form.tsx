"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Page } from "@/components/layout/page";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { SectionHead } from "@/components/ui/section-head";
import { useChangeBenchmark } from "@/lib/evaluations/benchmarks/hooks";
import type { ChangeBenchmarkInput } from "@/lib/evaluations/benchmarks/schemas";
import { gradersSchema } from "@/lib/evaluations/graders/schemas";
import type { Benchmark } from "@/lib/evaluations/schemas";
import { routes } from "@/lib/routes";
import { GraderEditor } from "../graders/grader-editor";
import { GraderPreview } from "../graders/grader-preview";
import { type CaseDraft, toCases } from "./case-draft";
import { CaseDrafts } from "./case-drafts";
import { type CaseEdits, EditCases, toChanges } from "./edit-cases";

/** Everything that the next version has different; what stands is not touched. */
export function ChangeForm({ projectId, benchmark }: { projectId: string; benchmark: Benchmark }) {
  const router = useRouter();
  const change = useChangeBenchmark(projectId, benchmark.id);
  const [graders, setGraders] = useState(benchmark.graders);
  const [note, setNote] = useState("");
  const [added, setAdded] = useState<CaseDraft[]>([]);
  const [edits, setEdits] = useState<CaseEdits>({});
  const next = benchmark.version + 1;
  const hasOtherGraders = JSON.stringify(graders) !== JSON.stringify(benchmark.graders);
  const input: ChangeBenchmarkInput = { note, ...(hasOtherGraders ? { graders } : {}), added: toCases(added), ...toChanges(edits) };
  const isSame = !hasOtherGraders && !input.added?.length && !input.removed?.length && !input.changed?.length;
  const problem = isSame ? "Nothing is different yet." : gradersSchema.safeParse(graders).error?.issues[0]?.message;

  return (
    <Page>
      <PageHead
        back={{ href: routes.benchmark(projectId, benchmark.id), label: benchmark.name }}
        title={`Change ${benchmark.name}`}
        lead={`This makes version ${next}. Answers that a model gave on version ${benchmark.version} are used again where the question is the same.`}
        actions={
          <Button
            variant="primary"
            busy={change.isPending || change.isSuccess}
            disabledReason={problem}
            onClick={() => change.mutate(input, { onSuccess: ({ id }) => router.push(routes.benchmark(projectId, id)) })}
          >
            Make version {next}
          </Button>
        }
      />
      {change.error && (
        <Notice className="mt-4" tone="negative" title={`Version ${next} was not made.`}>
          {errorWords(change.error)}
        </Notice>
      )}
      <Field label="Why" optional className="mt-6 max-w-140">
        <Input value={note} placeholder="What this version is for" onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,420px)]">
        <section>
          <SectionHead title="Graders" className="mb-3" />
          <GraderEditor projectId={projectId} graders={graders} onChange={setGraders} />
        </section>
        <div className="lg:sticky lg:top-20">
          <GraderPreview projectId={projectId} graders={graders} />
        </div>
      </div>
      <EditCases projectId={projectId} benchmark={benchmark} edits={edits} onChange={setEdits} />
      <Panel className="mt-6" title="New cases">
        <CaseDrafts drafts={added} onChange={setAdded} />
      </Panel>
    </Page>
  );
}
