"use client";

import { useState } from "react";
import { usePeople } from "@/components/datasets/examples/use-people";
import { errorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { RadioGroup } from "@/components/ui/radio";
import { Textarea } from "@/components/ui/textarea";
import { choiceWords } from "@/lib/evaluations/decisions/choice-words";
import { type Decision, type DecisionChoice, decisionChoiceSchema } from "@/lib/evaluations/decisions/schemas";
import { useRecordDecision } from "@/lib/evaluations/reports/hooks";
import type { Comparison } from "@/lib/evaluations/schemas";
import { formatDateTime } from "@/lib/format";

type DecisionPanelProps = { projectId: string; comparison: Comparison; decisions: readonly Decision[] };

/** Who decided what, and why; and for a lead the way to decide. */
export function DecisionPanel({ projectId, comparison, decisions }: DecisionPanelProps) {
  const { may } = usePeople(projectId);
  return (
    <Panel className="mt-6" title="What was decided">
      {decisions.length === 0 && <p className="text-on-surface-2">Nothing yet.</p>}
      <ol className="grid gap-4" aria-label="Decisions, newest first">
        {decisions.map(({ id, choice, decidedOn, reason, by, createdAt }) => (
          <li key={id} className="max-w-[92ch]">
            <p className="text-base">
              <strong className="font-semibold">{choiceWords(choice, decidedOn)}.</strong> {reason}
            </p>
            <p className="hint mt-0.5">
              {by}, {formatDateTime(createdAt)}. What was known then: {decidedOn.sentence}
            </p>
          </li>
        ))}
      </ol>
      {may("launch") && <DecisionForm projectId={projectId} comparison={comparison} />}
    </Panel>
  );
}

const hints: Record<DecisionChoice, string> = {
  promote: "It takes the other’s place. Traffic is moved under Deployments.",
  keep: "Nothing changes.",
  collect_more: "These cases do not tell enough.",
};

function DecisionForm({ projectId, comparison }: Omit<DecisionPanelProps, "decisions">) {
  const { candidate, baseline, verdict } = comparison;
  const names = { candidate: candidate.modelVersion.name, baseline: baseline.modelVersion.name };
  const [choice, setChoice] = useState<DecisionChoice>(suggested[verdict.outcome]);
  const [reason, setReason] = useState("");
  const record = useRecordDecision(projectId);
  return (
    <form
      className="mt-5 grid max-w-[72ch] gap-4 border-t pt-5 print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        record.mutate({ baselineId: baseline.id, candidateId: candidate.id, choice, reason }, { onSuccess: () => setReason("") });
      }}
    >
      <Field label="Your decision">
        <RadioGroup
          value={choice}
          onValueChange={(value) => setChoice(decisionChoiceSchema.parse(value))}
          options={decisionChoiceSchema.options.map((value) => ({ value, label: choiceWords(value, names), hint: hints[value] }))}
        />
      </Field>
      <Field
        label="Why"
        hint="It is kept with your name, the time and what was known. Nobody can change it later; who thinks again decides again."
        error={record.error && errorWords(record.error)}
      >
        <Textarea value={reason} maxLength={2_000} required onChange={(event) => setReason(event.target.value)} />
      </Field>
      <div>
        <Button
          variant="primary"
          type="submit"
          busy={record.isPending}
          disabledReason={reason.trim() === "" ? "Say why first." : undefined}
        >
          Record the decision
        </Button>
      </div>
    </form>
  );
}

/** What the sentence speaks for is chosen first; a person may well know better. */
const suggested: Record<Comparison["verdict"]["outcome"], DecisionChoice> = {
  better: "promote",
  worse: "keep",
  cannot_tell: "collect_more",
  refused: "collect_more",
};
