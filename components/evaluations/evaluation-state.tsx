import { Progress } from "@/components/ui/progress";
import type { StateName } from "@/components/ui/state-icon";
import { StateMark } from "@/components/ui/state-mark";
import type { Evaluation } from "@/lib/evaluations/schemas";
import { formatNumber } from "@/lib/format";

const states: Record<Evaluation["status"], { state: StateName; word: string }> = {
  queued: { state: "waiting", word: "Queued" },
  running: { state: "running", word: "Answering" },
  succeeded: { state: "done", word: "Done" },
  failed: { state: "failed", word: "Failed" },
};

export function EvaluationState({ evaluation: { status, doneCount, caseCount } }: { evaluation: Evaluation }) {
  const { state, word } = states[status];
  return (
    <>
      <StateMark state={state}>
        {status === "running" ? `${word}, ${formatNumber(doneCount)} of ${formatNumber(caseCount)}` : word}
      </StateMark>
      {status === "running" && <Progress className="mt-1.5 w-40" label="Cases answered" value={doneCount} max={caseCount} />}
    </>
  );
}
