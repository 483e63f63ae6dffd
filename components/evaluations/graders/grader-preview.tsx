"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { StateIcon } from "@/components/ui/state-icon";
import { Textarea } from "@/components/ui/textarea";
import { useSettled } from "@/components/ui/use-settled";
import { graderPreviewQuery } from "@/lib/evaluations/benchmarks/hooks";
import type { GradedAnswer, PreviewGradersInput } from "@/lib/evaluations/benchmarks/schemas";
import { graderLabel } from "@/lib/evaluations/graders/grader-words";
import { type Grader, gradersSchema } from "@/lib/evaluations/graders/schemas";
import { evaluationsQuery } from "@/lib/evaluations/hooks";
import { benchmarkName } from "../benchmark-name";
import { markOf } from "../case-mark";

const pasted = "pasted";
const shown = 5;
const typingMs = 600;

type GraderPreviewProps = { projectId: string; graders: readonly Grader[] };

/** What the graders say about real answers, or pasted ones, while they are being written. */
export function GraderPreview({ projectId, graders }: GraderPreviewProps) {
  const { data: evaluations = [] } = useQuery(evaluationsQuery(projectId));
  const measured = evaluations.filter(({ status }) => status === "succeeded");
  const [chosen, setChosen] = useState("");
  const [text, setText] = useState({ question: "", target: "", answer: "" });
  const source = chosen || (measured[0]?.id ?? pasted);
  const parsed = gradersSchema.safeParse(graders);
  const on: PreviewGradersInput["on"] =
    source === pasted ? { kind: "text", ...text } : { kind: "evaluation", evaluationId: source, limit: shown };
  const input = useSettled(JSON.stringify(parsed.success ? { graders: parsed.data, on } : null), typingMs);
  const body: PreviewGradersInput | null = JSON.parse(input);
  const preview = useQuery({
    ...graderPreviewQuery(projectId, body ?? { graders: [...graders], on }),
    enabled: body !== null && (source !== pasted || text.answer !== ""),
  });

  return (
    <Panel title="Try it" hint="nothing is saved">
      <Field label="On">
        <Select
          options={[
            ...measured.map(({ id, modelVersion, benchmark }) => ({
              value: id,
              label: `${modelVersion.name} on ${benchmarkName(benchmark)}`,
            })),
            { value: pasted, label: "An answer that you paste" },
          ]}
          value={source}
          onValueChange={setChosen}
        />
      </Field>
      {source === pasted && (
        <div className="mt-3 grid gap-3">
          <Field label="Answer">
            <Textarea rows={2} value={text.answer} onChange={(event) => setText({ ...text, answer: event.target.value })} />
          </Field>
          <Field label="Target" optional>
            <Textarea rows={2} value={text.target} onChange={(event) => setText({ ...text, target: event.target.value })} />
          </Field>
        </div>
      )}
      <div className="mt-4" aria-live="polite" aria-busy={preview.isFetching}>
        {!parsed.success ? (
          <p className="text-negative">{parsed.error.issues[0]?.message}</p>
        ) : preview.error ? (
          <p className="text-negative">{errorWords(preview.error)}</p>
        ) : preview.data ? (
          <ul className="divide-y">
            {preview.data.map((graded, index) => (
              <Graded key={graded.caseId ?? index} graded={graded} graders={graders} />
            ))}
          </ul>
        ) : preview.isFetching ? (
          <Skeleton className="h-24 w-full" />
        ) : (
          <p className="text-on-surface-2">Paste an answer to see what the graders say.</p>
        )}
      </div>
    </Panel>
  );
}

function Graded({ graded, graders }: { graded: GradedAnswer; graders: readonly Grader[] }) {
  return (
    <li className="grid gap-1.5 py-3">
      {graded.question && <p className="hint clamp-1">{graded.question}</p>}
      <p className="line-clamp-3 whitespace-pre-wrap break-words">{graded.answer || "(it said nothing)"}</p>
      <dl className="grid gap-1">
        {Object.entries(graded.scores).map(([key, score]) => {
          const { state, word } = markOf(score.score);
          return (
            <div key={key} className="text-xs">
              <dt className="inline-flex items-center gap-1.5 font-medium">
                <StateIcon state={state} className="size-3" />
                {graderLabel(graders, key)}: {word}
              </dt>
              <dd className="pl-4.5 text-on-surface-2 break-words">{score.reason}</dd>
            </div>
          );
        })}
      </dl>
    </li>
  );
}
